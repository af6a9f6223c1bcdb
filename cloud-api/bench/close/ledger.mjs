import { fill } from '../lib/fill.mjs';

export const MONTH = '2026-01';
export const BRANCHES = 5_000;
export const MEMBERS = 100_000;
export const ENTRIES = 1_200_000;
const COMMITTEES = 100;

// MariaDB's sequence tables count from 1; ids are 26 characters as ULIDs are.
const id = (prefix, number) => `CONCAT('01${prefix}', LPAD(${number}, ${24 - prefix.length}, '0'))`;
const committee = (n) => id('COMMITTEE', `(${n} - 1) % ${COMMITTEES}`);
const branch = (n) => id('BRANCH', `(${n} - 1) % ${BRANCHES}`);
const path = (n) => `CONCAT('/01ROOT${'0'.repeat(20)}/', ${committee(n)}, '/', ${branch(n)}, '/')`;
const orgClass = (n) => `ELT((${n} - 1) % ${BRANCHES} % 3 + 1, 'department', 'outlet', 'retired')`;

/** A group of 5,000 branches and 100,000 members whose month has 1,200,000 entries, twelve a member. */
export async function fillLedger(connection) {
  const active = { status: "'active'", version: '1' };
  await fill(connection, 'org', 'seq_1_to_1', {
    ...active, id: `'01ROOT${'0'.repeat(20)}'`, path: `'/01ROOT${'0'.repeat(20)}/'`, name: "'集团党委'", shortName: "'集团党委'", kind: "'party_committee'", orgClass: "'committee'",
  });
  await fill(connection, `org`, `seq_1_to_${COMMITTEES}`, {
    ...active, id: committee('seq'), parentId: `'01ROOT${'0'.repeat(20)}'`, path: `CONCAT('/01ROOT${'0'.repeat(20)}/', ${committee('seq')}, '/')`,
    name: "CONCAT('第', seq, '党委')", shortName: "CONCAT('第', seq, '党委')", kind: "'party_committee'", orgClass: "'committee'",
  });
  await fill(connection, 'org', `seq_1_to_${BRANCHES}`, {
    ...active, id: branch('seq'), parentId: committee('seq'), path: path('seq'), name: "CONCAT('第', seq, '党支部')", shortName: "CONCAT('第', seq, '党支部')",
    kind: "'branch'", orgClass: orgClass('seq'),
  });
  await fill(connection, 'member', `seq_1_to_${MEMBERS}`, {
    ...active, id: id('MEMBER', 'seq'), name: "CONCAT('党员', seq)", idNumberHash: id('HASH', 'seq'), orgId: branch('seq'), category: "'full'", kind: "'active'",
  });
  // In the order of ids, as a ledger grows: members take turns, so that neighbours in it belong to different branches.
  await fill(connection, 'point_entry', `seq_1_to_${ENTRIES}`, {
    id: id('ENTRY', 'seq'), ruleCode: "'service.done'", ruleVersion: '1', memberId: id('MEMBER', `(seq - 1) % ${MEMBERS} + 1`), orgId: branch('seq'),
    orgPath: path('seq'), orgClass: orgClass('seq'), deltaCenti: '50 + seq * 37 % 400', month: `'${MONTH}'`, occurredOn: `'${MONTH}-15'`, source: "'award'",
    sourceId: id('SOURCE', 'seq'), subject: "'为客户和员工办实事'", evidenceNote: "'活动记录与签到表已存档'", idempotencyKey: "CONCAT('bench:', seq)",
  });
  await connection.query('ANALYZE TABLE org, member, point_entry');
}

/** Takes a close back, so that the next round finds the month open. */
export async function reopen(connection) {
  for (const table of ['ranking_row', 'ranking_seal', 'month_close', 'point_month', 'outbox_message']) await connection.query(`DELETE FROM ${table}`);
}
