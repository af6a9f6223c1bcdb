import { isConflict, Refused } from './phone.mjs';

const ORDERS = '/api/dues/orders';
const REFUNDS = '/api/dues/refunds';
const MOST_ROUNDS = 12;
const CHECKS = 3;
const isRunning = ({ status }) => status === 'created' || status === 'prepared';

/** What a payer may do besides just paying; the rest just pays. */
const HABITS = [
  ['cancels', 0.04], ['changes', 0.04], ['twoDevices', 0.03], ['paysWhileCancelling', 0.03], ['leaves', 0.05],
];

export function habitOf(random) {
  return HABITS.find(([, probability]) => random.chance(probability))?.[0] ?? 'pays';
}

/**
 * A member who pays some months as the phone would, until they are paid. Answers the order that the service says is paid, or null
 * where the client can't know.
 */
export async function payDues({ phone, months, sandbox, random }) {
  const count = random.int(1, months.length);
  const habit = habitOf(random);
  const wish = { months: months.slice(0, count) };
  const place = (body) => phone.call('POST', ORDERS, body);
  const check = (id) => phone.call('POST', `${ORDERS}/${id}/check`);
  const cancel = (id) => phone.call('POST', `${ORDERS}/${id}/cancellation`);
  const confirm = (order) => sandbox.post(`pay/orders/${order.number}/pay`);

  /** Taps at the same moment; whatever other order it is offered, it pays too. */
  const secondDevice = async (order) => {
    const placed = await place(wish).catch(asOver);
    if (placed?.payment && placed.order.number !== order.number) await confirm(placed.order);
  };

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const first = round === 0;
    if (first && habit === 'changes' && months.length > 1) await place({ months: months.slice(0, (count % months.length) + 1) });
    const placed = await place(wish).catch(asOver);
    if (!placed) return null;
    const { order, payment } = placed;
    if (!payment) return order;
    if (first && habit === 'cancels') {
      await cancel(order.id);
      continue;
    }
    if (first && habit === 'twoDevices') await Promise.all([secondDevice(order), confirm(order)]);
    else if (first && habit === 'paysWhileCancelling') await Promise.all([cancel(order.id), confirm(order)]);
    else await confirm(order);
    if (first && habit === 'leaves') return null;
    for (let i = 0; i < CHECKS; i++) {
      const now = await check(order.id);
      if (now.transactionId) return now;
      if (!isRunning(now)) break;
    }
  }
  throw new Error(`not paid after ${MOST_ROUNDS} rounds (${habit})`);
}

/** Paid in the meantime by another order, or a person is looking into it: nothing more to do for the payer. */
function asOver(error) {
  if (error instanceof Refused && ['dues.not_owed', 'payment.paid'].includes(error.code)) return null;
  throw error;
}

/** The branch's secretary asks to give some months back, and finance agrees. */
export async function refund({ order, secretary, finance, random }) {
  const months = order.items.map(({ month }) => month);
  const wish = { months: months.slice(random.int(0, months.length - 1)), extra: false, reason: '重复交纳，予以退还' };
  const newest = async () => {
    const [found] = (await finance.call('GET', `${ORDERS}/${order.id}`)).refunds;
    return found ? finance.call('GET', `${REFUNDS}/${found.id}`) : null;
  };
  const asked = await carryOut(() => secretary.call('POST', `${ORDERS}/${order.id}/refunds`, wish, { conflictEnds: true }), newest);
  const decision = { outcome: 'approve', version: asked.version };
  const decided = async () => [await newest()].find(({ status }) => status !== 'requested');
  await carryOut(() => finance.call('POST', `${REFUNDS}/${asked.id}/decision`, decision, { conflictEnds: true }), decided);
}

/** Told of a conflict after an answer was lost, a person looks whether the own wish was carried out, and else taps again. */
async function carryOut(wish, look) {
  for (let round = 1; ; round++) {
    try {
      return await wish();
    } catch (error) {
      if (!(error instanceof Refused) || !isConflict(error)) throw error;
      const found = await look();
      if (found) return found;
      if (round === MOST_ROUNDS) throw error;
    }
  }
}
