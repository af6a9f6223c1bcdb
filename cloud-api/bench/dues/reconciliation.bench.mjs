import { freePort } from '../../../scripts/lib/ports.mjs';
import { stopChild } from '../../../scripts/lib/children.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { untilHealthy } from '../../../scripts/lib/services.mjs';
import { connected } from '../lib/database.mjs';
import { fill } from '../lib/fill.mjs';
import { recording } from '../lib/recording.mjs';
import { interleave } from '../lib/rounds.mjs';
import { nodeOutput, startNode } from '../lib/start-node.mjs';
import { branchOf, MEMBERS, pathOf, rowId } from './group.mjs';

const ROUNDS = 3;
const PER_CALL = 10_000;
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const FEN = 7_650;
const script = (name) => new URL(name, import.meta.url).pathname;

/** The day before yesterday, whose bills are there at any hour. */
function dayBefore() {
  const start = Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - 2 * DAY_MS;
  return { day: new Date(start).toISOString().slice(0, 10), from: new Date(start - SHANGHAI_MS), to: new Date(start - SHANGHAI_MS + DAY_MS) };
}

const numberOf = (n) => `D20260101${String(n).padStart(16, '0')}`;
const transactionOf = (n) => `4200${String(n).padStart(24, '0')}`;

/** 100,000 payments of the day, in the product's tables with their journals. */
async function fillPayments(connection, { day, from }) {
  const seq = `seq_1_to_${MEMBERS}`;
  const at = `DATE_ADD('${from.toISOString().slice(0, 19).replace('T', ' ')}', INTERVAL seq * 800 * 1000 MICROSECOND)`;
  const place = { orgId: branchOf('seq'), orgPath: pathOf('seq') };
  await fill(connection, 'payment_order', seq, {
    ...place, id: rowId('ORDER', 'seq'), number: "CONCAT('D20260101', LPAD(seq, 16, '0'))", status: "'paid'", memberId: rowId('MEMBER', 'seq'), memberName: "CONCAT('党员', seq)", payerKind: "'self'",
    amountFen: String(FEN), transactionId: "CONCAT('4200', LPAD(seq, 24, '0'))", paidAt: at, version: '3',
  });
  await fill(connection, 'dues_journal', seq, {
    ...place, id: rowId('JOURNAL', 'seq'), postingKey: "CONCAT('bench:', seq)", kind: "'payment'", occurredOn: `'${day}'`, day: `'${day}'`, sourceType: "'order'", sourceId: rowId('ORDER', 'seq'), totalFen: String(FEN),
  });
  for (const [name, account, debit, credit] of [['DEBIT', 'wechat', FEN, 0], ['CREDIT', 'dues_income', 0, FEN]]) {
    await fill(connection, 'dues_line', seq, {
      id: rowId(name, 'seq'), journalId: rowId('JOURNAL', 'seq'), orgId: branchOf('seq'), day: `'${day}'`, account: `'${account}'`, debitFen: String(debit), creditFen: String(credit),
    });
  }
  await connection.query('ANALYZE TABLE payment_order, dues_journal, dues_line');
}

async function startSandbox(env, { from }) {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const service = startNode([inRoot('wechat-sandbox/dist/main.js')], { ...env, SANDBOX_PORT: String(port), SANDBOX_PERSONAS: '', SANDBOX_STATE: '', SANDBOX_PUSH_URL: '', SANDBOX_APP_JSON: '' });
  if (!(await untilHealthy(service, `${base}/_control/templates`))) throw new Error(`the sandbox did not start:\n${service.tail}`);
  for (let first = 1; first <= MEMBERS; first += PER_CALL) {
    const paid = Array.from({ length: PER_CALL }, (_, i) => first + i).map((n) => ({
      outTradeNo: numberOf(n), transactionId: transactionOf(n), amountFen: FEN, openid: `o${n}`, paidAt: new Date(from.getTime() + n * 800).toISOString(),
    }));
    const reply = await fetch(`${base}/_control/pay/import`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(paid) });
    if (!reply.ok) throw new Error(`import: ${await reply.text()}`);
  }
  return { base, child: service.child };
}

/** A day of 100,000 payments: both bills fetched, kept and compared with payments, account and books, fees booked per branch; against reading the same bills into a table and joining. */
export async function benchReconciliation(own, workDir) {
  const when = dayBefore();
  const sandbox = await startSandbox(own, when);
  const env = { ...own, WECHAT_PAY_API_BASE: sandbox.base };
  try {
    return await connected(own.DATABASE_URL, async (connection) => {
      await fillPayments(connection, when);
      const product = async (_round, recorder = { args: [], env: {} }) => {
        for (const table of ['recon_bill_row', 'recon_difference', 'recon_difference_step', 'recon_day', 'dues_balance']) await connection.query(`DELETE FROM ${table}`);
        await connection.query("DELETE l FROM dues_line l JOIN dues_journal j ON j.id = l.journalId WHERE j.kind = 'fee'");
        await connection.query("DELETE FROM dues_journal WHERE kind = 'fee'");
        const result = JSON.parse(await nodeOutput([...recorder.args, script('reconcile-day.cjs'), when.day], { ...env, ...recorder.env }));
        const whole = result.status === 'compared' && result.payments === MEMBERS && result.herePayments === MEMBERS && result.differences === 0;
        if (!whole) throw new Error(`the day was not reconciled: ${JSON.stringify(result)}`);
        return result;
      };
      const bare = async () => {
        const result = JSON.parse(await nodeOutput([script('bare-reconcile.mjs'), when.day, when.from.toISOString(), when.to.toISOString()], env));
        if (result.rows !== MEMBERS || result.missingHere + result.missingThere > 0 || result.booked !== MEMBERS * FEN) throw new Error(`the bound found ${JSON.stringify(result)}`);
        return result;
      };
      const result = await interleave(ROUNDS, product, bare, ({ ms }) => ms);
      const recorder = recording(workDir);
      await product(null, recorder);
      return {
        url: own.DATABASE_URL, statements: recorder.statements(), payments: MEMBERS, ratio: result.ratio, ms: result.product(({ ms }) => ms), bareMs: result.bound(({ ms }) => ms),
        memory: Math.max(...result.rounds.map((round) => round.product.memory)),
      };
    });
  } finally {
    await stopChild(sandbox.child);
  }
}
