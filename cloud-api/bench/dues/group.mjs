import { fill } from '../lib/fill.mjs';

export const BRANCHES = 5_000;
export const MEMBERS = 100_000;
const COMMITTEES = 100;

// MariaDB's sequence tables count from 1; ids are 26 characters as ULIDs are, with what tells them apart in the last 16.
const id = (prefix, number) => `CONCAT('01${prefix}', LPAD(${number}, ${24 - prefix.length}, '0'))`;
export const ROOT = `01ROOT${'0'.repeat(20)}`;
export const rowId = id;
export const branchOf = (n) => id('BRANCH', `(${n} - 1) % ${BRANCHES}`);
export const pathOf = (n) => `CONCAT('/${ROOT}/', ${committee(n)}, '/', ${branchOf(n)}, '/')`;
const committee = (n) => id('COMMITTEE', `(${n} - 1) % ${COMMITTEES}`);

/** A group of 5,000 branches and 100,000 members, each with the fixings of three years. */
export async function fillGroup(connection) {
  const active = { status: "'active'", version: '1' };
  await fill(connection, 'org', 'seq_1_to_1', { ...active, id: `'${ROOT}'`, path: `'/${ROOT}/'`, name: "'集团党委'", shortName: "'集团党委'", kind: "'party_committee'", orgClass: "'committee'" });
  await fill(connection, 'org', `seq_1_to_${COMMITTEES}`, {
    ...active, id: committee('seq'), parentId: `'${ROOT}'`, path: `CONCAT('/${ROOT}/', ${committee('seq')}, '/')`, name: "CONCAT('第', seq, '党委')", shortName: "CONCAT('第', seq, '党委')",
    kind: "'party_committee'", orgClass: "'committee'",
  });
  await fill(connection, 'org', `seq_1_to_${BRANCHES}`, {
    ...active, id: branchOf('seq'), parentId: committee('seq'), path: pathOf('seq'), name: "CONCAT('第', seq, '党支部')", shortName: "CONCAT('第', seq, '党支部')", kind: "'branch'", orgClass: "'department'",
  });
  await fill(connection, 'member', `seq_1_to_${MEMBERS}`, {
    ...active, id: id('MEMBER', 'seq'), name: "CONCAT('党员', seq)", idNumberHash: id('HASH', 'seq'), orgId: branchOf('seq'), category: "'full'", kind: "'active'", joinedOn: "'2010-07-01'",
  });
  for (const year of [2024, 2025, 2026]) {
    const precedence = `'${year}-01/0'`;
    await fill(connection, 'dues_fixing', `seq_1_to_${MEMBERS}`, {
      id: id(`FIXING${year}`, 'seq'), memberId: id('MEMBER', 'seq'), year: String(year), kind: "'wage'", fromMonth: `'${year}-01'`, precedence, currentKey: `CONCAT(${id('MEMBER', 'seq')}, ':', ${precedence})`,
      monthlyFen: '500 + seq * 37 % 49500', sealed: "REPEAT('x', 800)",
    });
  }
  await connection.query('ANALYZE TABLE org, member, dues_fixing');
}
