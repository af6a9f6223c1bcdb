import { fullScans } from './explain.mjs';

/** Statements whose work is to read all of something, once a month or once an import. */
const WHOLE_BY_DESIGN = [
  // A month's close adds the ledger's month up; every branch and every member counts.
  /FROM point_entry\s+WHERE month = \? AND orgId >= \? AND orgId <= \? GROUP BY orgId, memberId/,
  /FROM org WHERE kind IN \(\?\) ORDER BY id$/,
  /FROM member m LEFT JOIN \( SELECT memberId, .* FROM member_history WHERE at >= \? GROUP BY memberId\)/,
  // Deliveries of the whole group in a month, counted; here the table holds one month.
  /FROM delivery d JOIN notification n ON n\.id = d\.notificationId WHERE \(d\.orgPath >= \? AND d\.orgPath < \?\) AND d\.month = \?/,
  // An import looks every organisation up by name, code and full path: read once, kept for the whole file.
  /FROM org ORDER BY path$/,
  // Rows of an import; here the table holds one.
  /^DELETE FROM `import_row` WHERE `importId` = \?$/,
];

/** How the database answers what pages, work lists and background jobs asked it in this run. */
export async function explainParts({ http, roster, messages, close }) {
  const parts = [];
  const add = async (name, source, statements) => parts.push({ name, ...(await fullScans(source.url, statements, WHOLE_BY_DESIGN)) });
  if (http) {
    await add('页面', http, http.statements.pages);
    await add('办理队列、台账与检索', http, http.statements.queues);
  }
  if (messages) await add('发件箱领取与消息发送', messages, messages.statements);
  if (roster) await add('名册导入', roster, roster.statements);
  if (close) await add('月度结账', close, close.statements);
  return parts;
}
