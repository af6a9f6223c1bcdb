import { duesApi, duesPaymentsApi, duesUsesApi, remittancesApi } from '@xianfeng/shared-types';
import { credit, debit, DuesLedger } from '../../src/modules/books';
import { RemittanceRow } from '../../src/modules/books/remittance/remittance.entity';
import { DuesUseRow } from '../../src/modules/books/uses/dues-use.entity';
import { DuesReliefRow } from '../../src/modules/dues/dues-relief.entity';
import type { PaymentCashRow } from '../../src/modules/payments/cash/cash.entity';
import { newId } from '../../src/platform/ids';
import { journalOf } from '../factories/books';
import { callerAt, callerWith } from '../factories/callers';
import { createMember } from '../factories/members';
import { createCash, createRefund } from '../factories/payments';
import type { TestApp, TestCaller } from '../harness';
import { PaymentsScene } from '../support/payments-scene';

type Answer = Promise<{ status: number; body: unknown }>;
/** A thing that several people work on: how one is made, what it offers, and every act on it as a request that is right but for who asks. */
interface Desk {
  make: Record<string, () => Promise<string>>;
  offered(caller: TestCaller, id: string): Promise<string[]>;
  acts: Record<string, (caller: TestCaller, id: string) => Answer>;
}

const DAY = '2026-11-20';
const money = { account: 'bank' as const, on: DAY, voucher: '回单 1', version: 1 };
const because = { reason: '核对有误', version: 1 };

/** A button that is refused is a fault, and so is a right without a button. */
describe('what is offered is what is accepted', () => {
  let s: PaymentsScene;
  let t: TestApp;
  let people: Record<string, TestCaller>;

  beforeAll(async () => {
    s = await PaymentsScene.start();
    t = s.t;
    const { a, a1, a2, b1, group } = s.tree;
    const named = async (name: string, orgId = a1.id) => (await createMember(t, { orgId, name })).id;
    people = {
      书记: s.secretary, 副书记: callerAt(a1, 'branch_secretary', await named('孙副书记')), 委员: s.committee, 基层党委会计: s.finance, 集团出纳: s.finance2,
      党委专员: callerAt(a2, 'committee_officer', await named('李专员', a2.id), a), 集团书记: callerWith('committee_secretary', group, 'subtree', await named('周书记', a2.id)),
      外支部书记: callerAt(b1, 'branch_secretary', await named('吴书记', b1.id)), 党员: callerAt(a1, 'member', await named('郑党员')),
    };
    const opening = journalOf(t, a1, [debit('bank', 900_000), debit('cash', 900_000), credit('opening', 1_800_000)], { kind: 'opening' });
    await t.uow.run((tx) => t.get(DuesLedger).post(tx, opening));
  });
  afterAll(() => t.stop());

  const cash = (more: Partial<PaymentCashRow>) => () => createCash(t, s.tree.a1, { registeredBy: s.secretary.memberId, ...more });
  const refund = () => createRefund(t, s.tree.a1, s.secretary.memberId);

  /** Confirmed by somebody who does nothing else here, and to be given back. */
  const asked = (way: 'cash' | 'bank') => async () => {
    const { memberId } = await s.member();
    const { id } = await t.ok(s.secretary, duesPaymentsApi.registerCash, { body: { memberId, months: ['2026-11'], receivedOn: DAY, note: '' } });
    await t.ok(callerAt(s.tree.a1, 'branch_committee'), duesPaymentsApi.decideCash, { params: { id }, body: { outcome: 'approve', version: 1 } });
    await t.ok(s.secretary, duesPaymentsApi.requestCashReturn, { params: { id }, body: { way, reason: '重复交纳', version: 2 } });
    await t.uow.run((tx) => tx.execute('UPDATE payment_cash SET version = 1 WHERE id = ?', [id]));
    return id;
  };

  async function remittance(status: 'draft' | 'sent'): Promise<string> {
    const { a, a1 } = s.tree;
    const sent = status === 'sent';
    const row: RemittanceRow = {
      id: newId(), kind: 'ordinary', fromOrgId: a1.id, fromPath: a1.path, toOrgId: a.id, toPath: a.path, toName: a.name, fromMonth: '2026-11', toMonth: '2026-11', basisFen: 100, basisPoints: 10_000,
      ratioDoc: '纪要', ratioArticle: '', amountFen: 100, note: '', status, dueOn: null, createdBy: s.secretary.memberId, createdAt: t.clock.now(), sendings: sent ? 1 : 0,
      sentBy: sent ? s.finance.memberId : null, sentAt: sent ? t.clock.now() : null, sentOn: sent ? DAY : null, sentFrom: sent ? 'bank' : null, sentVoucher: sent ? '回单' : null,
      receivedBy: null, receivedAt: null, receivedOn: null, receivedInto: null, receivedVoucher: null, version: 1,
    };
    await t.uow.run(async (tx) => {
      await tx.repo(RemittanceRow).insert(row);
      const lines = [debit('remit_transit', 100), credit('bank', 100)];
      if (sent) await t.get(DuesLedger).post(tx, journalOf(t, a1, lines, { key: `remittance:${row.id}:1:sent`, kind: 'remit_sent' }));
    });
    return row.id;
  }

  async function use(): Promise<string> {
    const { id: orgId, path: orgPath } = s.tree.a1;
    const row: DuesUseRow = {
      id: newId(), orgId, orgPath, useClass: 'training', purpose: '培训', amountFen: 100, payee: '党校', decidedOn: DAY, decision: '支委会研究同意', status: 'requested',
      requestedBy: s.finance.memberId, requestedAt: t.clock.now(), decidedBy: null, decidedAt: null, reason: null, paidOn: null, account: null, voucher: null, version: 1,
    };
    await t.uow.run((tx) => tx.repo(DuesUseRow).insert(row));
    return row.id;
  }

  /** Of a member, or of an officer who must not act on his own. */
  async function relief(status: DuesReliefRow['status'], of: TestCaller = people.党员): Promise<string> {
    const row: DuesReliefRow = {
      id: newId(), memberId: of.memberId, orgId: s.tree.a1.id, retired: false, kind: 'exempt', monthlyFen: null, fromMonth: '2026-10', toMonth: '2026-12', reason: '生活困难', status,
      studiedBy: status === 'submitted' ? null : s.secretary.memberId, version: 1, createdAt: t.clock.now(),
    };
    await t.uow.run((tx) => tx.repo(DuesReliefRow).insert(row));
    return row.id;
  }

  const listed = async (reply: Promise<{ status: number; body: { items: { id: string; allowedActions: string[] }[] } }>, id: string) => {
    const { status, body } = await reply;
    return status === 200 ? (body.items.find((item) => item.id === id)?.allowedActions ?? []) : [];
  };
  const detailed = async (reply: Promise<{ status: number; body: { allowedActions: string[] } }>) => {
    const { status, body } = await reply;
    return status === 200 ? body.allowedActions : [];
  };

  const DESKS: Record<string, () => Desk> = {
    现金: () => ({
      make: { registered: cash({}), confirmed: cash({ status: 'confirmed' }), 当面退: asked('cash'), 转账退: asked('bank') },
      offered: (caller, id) => listed(t.call(caller, duesPaymentsApi.cash, { query: { limit: 100 } }), id),
      acts: {
        confirm: (caller, id) => t.call(caller, duesPaymentsApi.decideCash, { params: { id }, body: { outcome: 'approve', version: 1 } }),
        reject: (caller, id) => t.call(caller, duesPaymentsApi.decideCash, { params: { id }, body: { outcome: 'reject', ...because } }),
        withdraw: (caller, id) => t.call(caller, duesPaymentsApi.withdrawCash, { params: { id }, body: { version: 1 } }),
        request_return: (caller, id) => t.call(caller, duesPaymentsApi.requestCashReturn, { params: { id }, body: because }),
        confirm_return: (caller, id) => t.call(caller, duesPaymentsApi.decideCashReturn, { params: { id }, body: { outcome: 'approve', on: DAY, slip: 'ZZ1', version: 1 } }),
        reject_return: (caller, id) => t.call(caller, duesPaymentsApi.decideCashReturn, { params: { id }, body: { outcome: 'reject', ...because } }),
      },
    }),
    退款: () => ({
      make: { requested: refund },
      offered: (caller, id) => detailed(t.call(caller, duesPaymentsApi.refund, { params: { id } })),
      acts: {
        approve: (caller, id) => t.call(caller, duesPaymentsApi.decideRefund, { params: { id }, body: { outcome: 'approve', version: 1 } }),
        reject: (caller, id) => t.call(caller, duesPaymentsApi.decideRefund, { params: { id }, body: { outcome: 'reject', ...because } }),
        withdraw: (caller, id) => t.call(caller, duesPaymentsApi.withdrawRefund, { params: { id }, body: { version: 1 } }),
      },
    }),
    上缴: () => ({
      make: { draft: () => remittance('draft'), sent: () => remittance('sent') },
      offered: (caller, id) => detailed(t.call(caller, remittancesApi.detail, { params: { id } })),
      acts: {
        send: (caller, id) => t.call(caller, remittancesApi.send, { params: { id }, body: money }),
        receive: (caller, id) => t.call(caller, remittancesApi.receive, { params: { id }, body: money }),
        return: (caller, id) => t.call(caller, remittancesApi.returnToSender, { params: { id }, body: because }),
        cancel: (caller, id) => t.call(caller, remittancesApi.cancel, { params: { id }, body: because }),
      },
    }),
    使用: () => ({
      make: { requested: use },
      offered: (caller, id) => detailed(t.call(caller, duesUsesApi.detail, { params: { id } })),
      acts: {
        approve: (caller, id) => t.call(caller, duesUsesApi.approve, { params: { id }, body: money }),
        reject: (caller, id) => t.call(caller, duesUsesApi.reject, { params: { id }, body: because }),
        withdraw: (caller, id) => t.call(caller, duesUsesApi.withdraw, { params: { id }, body: because }),
      },
    }),
    少交免交: () => ({
      make: { submitted: () => relief('submitted'), studied: () => relief('studied'), approved: () => relief('approved'), 书记本人: () => relief('submitted', s.secretary), 会计本人: () => relief('submitted', s.finance) },
      offered: (caller, id) => listed(t.call(caller, duesApi.reliefs, { query: { limit: 100 } }), id),
      acts: {
        study: (caller, id) => t.call(caller, duesApi.studyRelief, { params: { id }, body: { agree: true, opinion: '同意', meetingOn: DAY, version: 1 } }),
        decide: (caller, id) => t.call(caller, duesApi.decideRelief, { params: { id }, body: { approve: true, opinion: '同意', version: 1 } }),
        end: (caller, id) => t.call(caller, duesApi.endRelief, { params: { id }, body: { toMonth: '2026-10', reason: '情况好转', version: 1 } }),
      },
    }),
  };

  it.each(Object.keys(DESKS))('%s', async (name) => {
    const { make, offered, acts } = DESKS[name]();
    const wanted: string[] = [];
    const found: string[] = [];
    for (const [state, one] of Object.entries(make)) {
      for (const [who, caller] of Object.entries(people)) {
        for (const [act, ask] of Object.entries(acts)) {
          const id = await one();
          if ((await offered(caller, id)).includes(act)) wanted.push(`${state} ${who} ${act}`);
          const { status, body } = await ask(caller, id);
          if (status === 200) found.push(`${state} ${who} ${act}`);
          else if (status >= 500) throw new Error(`${state} ${who} ${act}: ${JSON.stringify(body)}`);
        }
      }
    }
    expect(wanted).toEqual(found);
    expect(wanted.length).toBeGreaterThan(2);
  }, 60_000);

  it('who did not ask can’t withdraw what another asked for, and only the branch itself writes down what it found', async () => {
    const { 副书记, 基层党委会计, 书记 } = people;
    const one = await cash({})();
    expect(await t.call(副书记, duesPaymentsApi.withdrawCash, { params: { id: one }, body: { version: 1 } })).toMatchObject({ status: 403, body: { detail: expect.stringContaining('登记人') } });
    const back = await refund();
    expect(await t.call(基层党委会计, duesPaymentsApi.withdrawRefund, { params: { id: back }, body: { version: 1 } })).toMatchObject({ status: 403, body: { detail: expect.stringContaining('申请人') } });
    const { acts } = DESKS.少交免交();
    expect(await acts.study(基层党委会计, await relief('submitted'))).toMatchObject({ status: 403, body: { detail: expect.stringContaining('本支部') } });
    expect(await acts.study(书记, await relief('submitted'))).toMatchObject({ status: 200, body: { status: 'studied' } });
  });
});
