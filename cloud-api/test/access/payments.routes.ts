import { duesPaymentsApi, ROLE_PERMISSIONS } from '@xianfeng/shared-types';
import { newId } from '../../src/platform/ids';
import { createMember } from '../factories/members';
import { createCash, createException, createOrder, createReceipt, createRefund } from '../factories/payments';
import { createBills } from '../factories/dues';
import { publicRoute, routeCase, type RouteCase } from './types';

type Situation = Parameters<NonNullable<RouteCase['expected']>>[0];
/** Only the parties and the branch's officers: for everybody else there is none. */
const officers = ({ role, inReach }: Situation) => (inReach && ROLE_PERMISSIONS[role].includes('dues:collect') ? 'open' : 404);
const listed = { decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply: { items: { id: string }[] }) => reply.items.map(({ id }) => id) } as const;

export const paymentsRoutes: RouteCase[] = [
  // No merchant in this service: the door is open, and behind it it says so.
  routeCase(duesPaymentsApi.createOrder, {
    gate: 'dues:pay', decides: 'caller', accepts: [409],
    attempt: async (world, target, caller) => {
      const known = await world.t.uow.read((tx) => tx.select('SELECT id FROM member WHERE id = ?', [caller.memberId]));
      if (known.length === 0) await createMember(world.t, { orgId: target.id, with: { id: caller.memberId } });
      return { body: { months: ['2026-11'] } };
    },
  }),
  routeCase(duesPaymentsApi.myOrders, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(duesPaymentsApi.orders, { gate: 'dues:collect', ...listed, place: async (world, target) => (await createOrder(world.t, target)).id }),
  routeCase(duesPaymentsApi.order, {
    gate: 'authenticated', decides: 'org', attempt: async (world, target) => ({ params: { id: (await createOrder(world.t, target)).id } }), expected: officers,
  }),
  routeCase(duesPaymentsApi.checkOrder, {
    gate: 'authenticated', decides: 'org', attempt: async (world, target) => ({ params: { id: (await createOrder(world.t, target)).id } }), expected: officers,
  }),
  routeCase(duesPaymentsApi.cancelOrder, {
    gate: 'dues:pay', decides: 'caller', attempt: async (world, target, caller) => ({ params: { id: (await createOrder(world.t, target, { payerMemberId: caller.memberId })).id } }),
  }),
  publicRoute('POST /api/dues/links/:token/orders', [404, 422]),
  publicRoute('POST /api/dues/links/:token/check', [404]),

  routeCase(duesPaymentsApi.requestRefund, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, target) => ({ params: { id: (await createOrder(world.t, target)).id }, body: { months: ['2026-11'], extra: false, reason: '重复交纳' } }),
  }),
  routeCase(duesPaymentsApi.refunds, { gate: 'dues:collect', ...listed, place: (world, target) => createRefund(world.t, target) }),
  routeCase(duesPaymentsApi.refund, { gate: 'dues:collect', decides: 'org', attempt: async (world, target) => ({ params: { id: await createRefund(world.t, target) } }) }),
  routeCase(duesPaymentsApi.decideRefund, {
    gate: 'dues:finance', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await createRefund(world.t, target) }, body: { outcome: 'approve' as const, version: 1 } }),
  }),
  routeCase(duesPaymentsApi.withdrawRefund, {
    gate: 'dues:collect', decides: 'org', attempt: async (world, target, caller) => ({ params: { id: await createRefund(world.t, target, caller.memberId) }, body: { version: 1 } }),
  }),

  routeCase(duesPaymentsApi.registerCash, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, target) => {
      const member = await createMember(world.t, { orgId: target.id });
      await createBills(world.t, member, ['2026-11']);
      return { body: { memberId: member.id, months: ['2026-11'], receivedOn: '2026-11-20', note: '' } };
    },
  }),
  routeCase(duesPaymentsApi.cash, { gate: 'dues:confirm-cash', ...listed, place: (world, target) => createCash(world.t, target) }),
  routeCase(duesPaymentsApi.decideCash, {
    gate: 'dues:confirm-cash', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await createCash(world.t, target) }, body: { outcome: 'reject' as const, reason: '金额不符', version: 1 } }),
  }),
  routeCase(duesPaymentsApi.requestCashReturn, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await createCash(world.t, target, { status: 'confirmed' }) }, body: { reason: '重复交纳', version: 1 } }),
  }),
  routeCase(duesPaymentsApi.decideCashReturn, {
    gate: 'dues:confirm-cash', decides: 'org',
    attempt: async (world, target) => ({
      params: { id: await createCash(world.t, target, { status: 'returning', returnWay: 'cash', returnReason: '重复交纳', returnAskedBy: newId(), returnAskedAt: world.t.clock.now() }) }, body: { outcome: 'reject' as const, reason: '并未重复', version: 1 },
    }),
  }),
  routeCase(duesPaymentsApi.withdrawCash, {
    gate: 'dues:collect', decides: 'org',
    attempt: async (world, target, caller) => ({ params: { id: await createCash(world.t, target, { registeredBy: caller.memberId }) }, body: { version: 1 } }),
  }),

  routeCase(duesPaymentsApi.exceptions, { gate: 'dues:finance', ...listed, place: (world, target) => createException(world.t, target) }),
  routeCase(duesPaymentsApi.exception, { gate: 'dues:finance', decides: 'org', attempt: async (world, target) => ({ params: { id: await createException(world.t, target) } }) }),
  routeCase(duesPaymentsApi.resolveException, {
    gate: 'dues:finance', decides: 'org',
    attempt: async (world, target) => ({ params: { id: await createException(world.t, target) }, body: { action: 'noted' as const, reason: '已在商户平台核对', version: 1 } }),
  }),

  routeCase(duesPaymentsApi.myReceipts, { gate: 'dues:pay', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(duesPaymentsApi.receipt, {
    gate: 'authenticated', decides: 'org', attempt: async (world, target) => ({ params: { id: (await createReceipt(world.t, target)).id } }), expected: officers,
  }),
  routeCase(duesPaymentsApi.printReceipt, {
    gate: 'authenticated', decides: 'org', attempt: async (world, target) => ({ params: { id: (await createReceipt(world.t, target)).id } }), expected: officers,
  }),
  // The code is the proof that somebody showed the receipt: any collecting officer, any branch.
  routeCase(duesPaymentsApi.verifyReceipt, { gate: 'dues:collect', decides: 'caller', attempt: async (world, target) => ({ params: { code: (await createReceipt(world.t, target)).code } }) }),

  publicRoute('POST /api/wechat/pay/notify', [403]),
];
