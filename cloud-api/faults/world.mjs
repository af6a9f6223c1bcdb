import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { connected, freshDatabase } from '../bench/lib/database.mjs';
import { fill } from '../bench/lib/fill.mjs';
import { nodeOutput } from '../bench/lib/start-node.mjs';

const PER_BRANCH = 50;
const FINANCE = 2;

// MariaDB's sequence tables count from 1; ids are 26 characters as ULIDs are.
const id = (prefix, number) => `CONCAT('01${prefix}', LPAD(${number}, ${24 - prefix.length}, '0'))`;
const plain = (prefix, number) => `01${prefix}${String(number).padStart(24 - prefix.length, '0')}`;
const ROOT = plain('ROOT', 1);
const branchOf = (n) => id('BRANCH', `(${n} - 1) DIV ${PER_BRANCH} + 1`);

/** Ids of the members who pay, and of the two finance officers after them. */
export const peopleOf = (payments) => ({
  members: Array.from({ length: payments }, (_, i) => plain('MEMBER', i + 1)),
  finance: Array.from({ length: FINANCE }, (_, i) => plain('MEMBER', payments + i + 1)),
  /** The first of each branch is its secretary. */
  secretaryOf: (index) => plain('MEMBER', Math.floor(index / PER_BRANCH) * PER_BRANCH + 1),
});

/** A group of branches whose members owe three months, billed by the product itself. Answers the environment and the sessions. */
export async function prepareWorld({ env, serverUrl, payments, seed, openids, workDir }) {
  const own = await freshDatabase(env, serverUrl, 'payment_faults');
  const everybody = payments + FINANCE;
  await connected(own.DATABASE_URL, async (connection) => {
    const active = { status: "'active'", version: '1' };
    await fill(connection, 'org', 'seq_1_to_1', {
      ...active, id: `'${ROOT}'`, path: `'/${ROOT}/'`, name: "'集团党委'", shortName: "'集团党委'", kind: "'party_committee'", orgClass: "'committee'",
    });
    const branch = id('BRANCH', 'seq');
    await fill(connection, 'org', `seq_1_to_${Math.ceil(everybody / PER_BRANCH)}`, {
      ...active, id: branch, parentId: `'${ROOT}'`, path: `CONCAT('/${ROOT}/', ${branch}, '/')`, name: "CONCAT('第', seq, '党支部')", shortName: "CONCAT('第', seq, '党支部')",
      kind: "'branch'", orgClass: "'department'",
    });
    await fill(connection, 'member', `seq_1_to_${everybody}`, {
      ...active, id: id('MEMBER', 'seq'), name: "CONCAT('党员', seq)", idNumberHash: id('HASH', 'seq'), orgId: branchOf('seq'), category: "'full'", kind: "'active'", joinedOn: "'2010-07-01'",
    });
    const role = { memberId: id('MEMBER', 'seq'), fromDate: "'2020-01-01'" };
    const secretaries = `(SELECT seq FROM seq_1_to_${payments} WHERE (seq - 1) % ${PER_BRANCH} = 0) s`;
    await fill(connection, 'role_assignment', secretaries, { ...role, id: id('SECRETARY', 'seq'), role: "'branch_secretary'", orgId: branchOf('seq'), reach: "'self'" });
    await fill(connection, 'role_assignment', `seq_${payments + 1}_to_${everybody}`, { ...role, id: id('FINANCE', 'seq'), role: "'finance_officer'", orgId: `'${ROOT}'`, reach: "'subtree'" });
  });
  const file = path.join(workDir, 'people.json');
  const { members, finance } = peopleOf(payments);
  writeFileSync(file, JSON.stringify([...members, ...finance].map((memberId) => ({ memberId, openid: openids.get(memberId) }))));
  const script = new URL('fill-dues.cjs', import.meta.url).pathname;
  const { sessions, months } = JSON.parse(await nodeOutput([script, file, ROOT, String(seed)], { ...own, RUN_JOBS: '0', LOG_LEVEL: 'silent' }));
  return { env: own, sessions: new Map(sessions), months };
}
