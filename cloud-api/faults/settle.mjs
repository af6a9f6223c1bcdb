import { setTimeout as pause } from 'node:timers/promises';
import { connected } from '../bench/lib/database.mjs';

const LOOK_AGAIN_MS = 250;
const DEADLINE_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

const OPEN = {
  orders: "SELECT COUNT(*) AS n FROM payment_order WHERE status IN ('created', 'prepared')",
  callbacks: "SELECT COUNT(*) AS n FROM payment_notice WHERE status = 'received'",
  refunds: "SELECT COUNT(*) AS n FROM payment_refund WHERE status IN ('approved', 'processing')",
  outbox: "SELECT COUNT(*) AS n FROM outbox_message WHERE status = 'pending' AND topic LIKE 'payment.%'",
};

export const dayAfter = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
export const businessDay = (instant = Date.now()) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

/** Moves both clocks to 9:00 of a day; the platform's first, so that it never lives before the service. */
export async function moveClocks(sandbox, addresses, date) {
  await sandbox.post('clock', { to: `${date}T01:00:00.000Z` });
  for (const address of addresses) {
    const reply = await fetch(`${address}/api/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ date }) });
    if (!reply.ok) throw new Error(`clock: ${await reply.text()}`);
  }
}

/** Waits until the processes have worked everything off by themselves: polls, callbacks, refunds. */
export function untilQuiet(databaseUrl, sandbox) {
  return connected(databaseUrl, async (connection) => {
    const deadline = performance.now() + DEADLINE_MS;
    for (;;) {
      await sandbox.finish();
      const open = {};
      for (const [what, sql] of Object.entries(OPEN)) open[what] = Number((await connection.query(sql))[0][0].n);
      if (Object.values(open).every((n) => n === 0)) return;
      if (performance.now() > deadline) throw new Error(`still open: ${JSON.stringify(open)}`);
      await pause(LOOK_AGAIN_MS);
    }
  });
}
