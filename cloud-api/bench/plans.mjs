import { fullScans } from './explain.mjs';

/** Statements whose work is to read all of something, once a month or once an import. */
const WHOLE_BY_DESIGN = [
  // A month's close ranks every branch by its members: nearly all of both tables are answer, and an index would be a detour.
  /FROM org WHERE kind IN \(\?\) ORDER BY id$/,
  /FROM member m LEFT JOIN \( SELECT memberId, .* FROM member_history WHERE at >= \? GROUP BY memberId\)/,
  // Deliveries of the whole group in a month, counted: by `ix_delivery_made` where the table holds many months, here it holds one.
  /FROM delivery d JOIN notification n ON n\.id = d\.notificationId WHERE \(d\.orgPath >= \? AND d\.orgPath < \?\) AND d\.month = \?/,
  // An import looks every organisation up by name, code and full path: read once, kept for the whole file.
  /FROM org ORDER BY path$/,
  // Rows of an import, found by `uq_import_row`; here every row of the table is that import's.
  /^DELETE FROM `import_row` WHERE `importId` = \?$/,
  // A month's bills: every branch and every member counts, once a month.
  /FROM `org` `o` WHERE `o`\.`path` >= \? AND `o`\.`path` < \? AND `o`\.`status` = \? AND `o`\.`kind` IN \(\?\)/,
  /FROM member m JOIN org o ON o\.id = CASE .* NOT EXISTS/,
  // Bills of a month that were made before it; here the table holds one month.
  /FROM dues_bill b JOIN member m .* WHERE b\.month = \? AND b\.paidFen = \? AND b\.createdAt < \?/,
];

/** How the database answers what pages, work lists and background jobs asked it in this run. */
export async function explainParts({ http, roster, messages, close, bills, reconciliation }) {
  const parts = [];
  const add = async (name, source, statements) => parts.push({ name, ...(await fullScans(source.url, statements, WHOLE_BY_DESIGN)) });
  if (http) {
    await add('页面', http, http.statements.pages);
    await add('办理队列、台账与检索', http, http.statements.queues);
  }
  if (messages) await add('发件箱领取与消息发送', messages, messages.statements);
  if (roster) await add('名册导入', roster, roster.statements);
  if (close) await add('月度结账', close, close.statements);
  if (bills) await add('党费账单', bills, bills.statements);
  if (reconciliation) await add('党费对账', reconciliation, reconciliation.statements);
  return parts;
}
