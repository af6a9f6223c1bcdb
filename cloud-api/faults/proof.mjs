import { connected } from '../bench/lib/database.mjs';

const num = (value) => Number(value ?? 0);
const FALSE_SIGNED = new Set(['notify-sign-test', 'notify-wrong-signature', 'notify-wrong-nonce', 'notify-wrong-aad']);

/** Facts that must hold of each row; every row that a query answers breaks one. */
const INVARIANTS = {
  'bills whose paid amount is not the sum of their settlements, or more than is due': `
    SELECT b.id FROM dues_bill b LEFT JOIN (SELECT billId, SUM(fen) AS fen FROM dues_settlement GROUP BY billId) s ON s.billId = b.id
    WHERE b.paidFen <> COALESCE(s.fen, 0) OR b.paidFen > b.dueFen OR b.paidFen < 0`,
  'paid orders that are not in the books with their whole amount, once': `
    SELECT o.number AS id FROM payment_order o LEFT JOIN (
      SELECT j.sourceId, SUM(CASE WHEN l.account = 'wechat' THEN l.debitFen - l.creditFen ELSE 0 END) AS fen FROM dues_journal j JOIN dues_line l ON l.journalId = j.id WHERE j.sourceType = 'order' GROUP BY j.sourceId
    ) b ON b.sourceId = o.id WHERE COALESCE(b.fen, 0) <> CASE WHEN o.transactionId IS NULL THEN 0 ELSE o.amountFen END`,
  'refunds that are not in the books with their whole amount, once': `
    SELECT r.number AS id FROM payment_refund r LEFT JOIN (
      SELECT j.sourceId, SUM(CASE WHEN l.account = 'wechat' THEN l.creditFen - l.debitFen ELSE 0 END) AS fen FROM dues_journal j JOIN dues_line l ON l.journalId = j.id WHERE j.sourceType = 'refund' GROUP BY j.sourceId
    ) b ON b.sourceId = r.id WHERE COALESCE(b.fen, 0) <> CASE WHEN r.status = 'succeeded' THEN r.fen ELSE 0 END`,
  'paid orders whose items don’t sum up to their amount': `
    SELECT o.number AS id FROM payment_order o JOIN payment_item i ON i.orderId = o.id WHERE o.transactionId IS NOT NULL
    GROUP BY o.id, o.number, o.amountFen HAVING SUM(i.settledFen + i.overFen + i.refundedFen) <> o.amountFen`,
  'orders with more than one receipt': 'SELECT sourceId AS id FROM payment_receipt GROUP BY sourceId HAVING COUNT(*) > 1',
  'paid orders that settled a bill and have no receipt': `
    SELECT DISTINCT o.number AS id FROM payment_order o JOIN payment_item i ON i.orderId = o.id AND i.settledFen + i.refundedFen > 0 LEFT JOIN payment_receipt p ON p.sourceId = o.id
    WHERE o.transactionId IS NOT NULL AND p.id IS NULL AND NOT EXISTS (SELECT 1 FROM payment_exception e WHERE e.orderId = o.id)`,
  'messages that were given up': "SELECT id FROM outbox_message WHERE status = 'dead'",
};

/** Compares the platform's ledger with payments, books and reconciliation, one by one and in sum. Nothing here asks the product. */
export function prove({ databaseUrl, sandbox, reconciliation, businessDays }) {
  return connected(databaseUrl, async (connection) => {
    const rows = async (sql) => (await connection.query(sql))[0];
    const [theirOrders, theirRefunds, notifications, ledger] = await Promise.all(['orders', 'refunds', 'notifications', 'ledger'].map((what) => sandbox.get(`pay/${what}`)));
    const orders = new Map((await rows('SELECT number, transactionId, amountFen FROM payment_order')).map((row) => [row.number, row]));
    const refunds = new Map((await rows("SELECT number, fen, status FROM payment_refund")).map((row) => [row.number, row]));
    const exceptions = await rows('SELECT kind, status, number, transactionId FROM payment_exception');
    const atPerson = new Set(exceptions.filter(({ status }) => status === 'open').flatMap(({ number, transactionId }) => [number, transactionId]));
    const faults = [];
    const fault = (what, which) => faults.push(`${what}: ${which}`);

    const tally = { paid: 0, lost: 0, phantom: 0, refunded: 0, waiting: 0 };
    for (const { outTradeNo, transactionId, paidAt, totalFen } of theirOrders) {
      const here = orders.get(outTradeNo);
      if (paidAt === null) {
        if (!here?.transactionId) continue;
        tally.phantom++;
        fault('booked here, never paid', outTradeNo);
      } else {
        tally.paid++;
        if (here?.transactionId === transactionId && num(here.amountFen) === totalFen) continue;
        if (atPerson.has(transactionId) || atPerson.has(outTradeNo)) tally.waiting++;
        else {
          tally.lost++;
          fault('paid, not booked here and with nobody', outTradeNo);
        }
      }
    }
    const known = new Set(theirOrders.map(({ outTradeNo }) => outTradeNo));
    for (const { number, transactionId } of orders.values()) if (transactionId && !known.has(number)) fault('booked here, unknown to the platform', number);
    for (const { outRefundNo, status, refundFen } of theirRefunds) {
      const here = refunds.get(outRefundNo);
      if (status === 'SUCCESS') tally.refunded++;
      if ((status === 'SUCCESS') !== (here?.status === 'succeeded') || num(here?.fen) !== refundFen) fault(`refund ${status} there, ${here?.status} here`, outRefundNo);
    }
    for (const { number, status } of refunds.values()) if (status === 'succeeded' && !theirRefunds.some(({ outRefundNo }) => outRefundNo === number)) fault('refund here, unknown to the platform', number);

    let doubled = 0;
    for (const [what, sql] of Object.entries(INVARIANTS)) {
      const broken = await rows(sql);
      if (broken.length > 0) fault(`${broken.length} ${what}`, broken.slice(0, 5).map(({ id }) => id).join(', '));
      doubled += what.startsWith('messages') ? 0 : broken.length;
    }

    const attempts = notifications.flatMap((notification) => notification.attempts);
    const forged = attempts.filter(({ faults: [kind] }) => FALSE_SIGNED.has(kind));
    const forgedAccepted = forged.filter(({ status }) => status === 200 || status === 204).length;
    if (forgedAccepted > 0) fault('forged callbacks accepted', forgedAccepted);

    const [here] = await rows('SELECT COUNT(*) AS n, SUM(amountFen) AS paidFen, SUM(refundedFen) AS refundFen FROM payment_order WHERE transactionId IS NOT NULL');
    const [books] = await rows(`SELECT SUM(CASE WHEN j.kind IN ('payment', 'suspense') THEN l.debitFen - l.creditFen ELSE 0 END) AS paidFen, SUM(CASE WHEN j.kind = 'refund' THEN l.creditFen - l.debitFen ELSE 0 END) AS refundFen,
      SUM(CASE WHEN j.kind = 'fee' THEN l.creditFen - l.debitFen ELSE 0 END) AS feeFen, SUM(l.debitFen - l.creditFen) AS balanceFen
      FROM dues_line l JOIN dues_journal j ON j.id = l.journalId WHERE l.account = 'wechat'`);
    const total = (field) => reconciliation.days.reduce((sum, day) => sum + num(day[field]), 0);
    const sums = {
      platform: [ledger.paidFen, ledger.refundFen, ledger.feeFen, ledger.balanceFen],
      payments: [num(here.paidFen), num(here.refundFen), null, null],
      books: [num(books.paidFen), num(books.refundFen), num(books.feeFen), num(books.balanceFen)],
      reconciliation: [total('paidFen'), total('refundedFen'), total('feeFen'), total('fundInFen') - total('fundOutFen')],
    };
    for (const [name, values] of Object.entries(sums)) {
      values.forEach((value, i) => value !== null && value !== sums.platform[i] && fault(`sum ${['paid', 'refunded', 'fees', 'balance'][i]} differs`, `${name} ${value}, platform ${sums.platform[i]}`));
    }
    for (const day of businessDays) if (reconciliation.days.find((row) => row.day === day)?.status !== 'compared') fault('day not reconciled', day);
    for (const { day, kind, number } of reconciliation.differences) fault(`difference ${kind} of ${day}`, number);

    const persons = {};
    for (const { kind, status } of exceptions) {
      persons[kind] ??= { open: 0, resolved: 0 };
      persons[kind][status]++;
    }
    return {
      faults, tally: { ...tally, doubled, forged: forged.length, forgedAccepted }, sums, persons, deliveries: attempts.length,
      refused: attempts.filter(({ status }) => status !== 200 && status !== 204).length,
    };
  });
}
