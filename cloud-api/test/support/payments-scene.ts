import type { IsoMonth } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../src/database';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { DuesBillRow } from '../../src/modules/dues/dues-bill.entity';
import { DuesConsentRow } from '../../src/modules/dues/dues-consent.entity';
import { PaymentNoticeRow } from '../../src/modules/payments/callbacks/notice.entity';
import { NoticeWorker } from '../../src/modules/payments/callbacks/notice-worker';
import { PaymentExceptionRow } from '../../src/modules/payments/exceptions/exception.entity';
import { PaymentOrderRow } from '../../src/modules/payments/orders/order.entity';
import { PaymentReceiptRow } from '../../src/modules/payments/receipts/receipt.entity';
import { BlindIndex, FieldCipher } from '../../src/platform/crypto';
import { newId } from '../../src/platform/ids';
import { type PayTransaction, WechatPay } from '../../src/platform/wechat-pay';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestAppOptions, type TestCaller } from '../harness';
import { callbackOf, FakeWechatPay } from './fake-wechat-pay';
import { makePayKeys, payVariables } from './pay-keys';

const APP_ID = 'wx0000000000000001';
const KEYS = makePayKeys();

/** Branches with members who owe dues, their officers, and WeChat Pay in memory. */
export class PaymentsScene {
  tree: OrgTree;
  secretary: TestCaller;
  committee: TestCaller;
  finance: TestCaller;
  finance2: TestCaller;
  private serial = 0;

  private constructor(
    readonly t: TestApp,
    readonly pay: FakeWechatPay,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<PaymentsScene> {
    const fake: { pay?: FakeWechatPay } = {};
    const t = await TestApp.start({
      ...options,
      env: { ...payVariables(KEYS, 'http://127.0.0.1:9', 'pubkey'), ...options.env },
      override: (builder) => {
        const overridden = builder.overrideProvider(WechatPay).useFactory({ factory: () => (fake.pay = new FakeWechatPay(APP_ID, KEYS.mchId, () => t.clock.now())) });
        return options.override ? options.override(overridden) : overridden;
      },
    });
    const scene = new PaymentsScene(t, fake.pay!);
    scene.tree = await createOrgTree(t.uow);
    const { a, a1, group } = scene.tree;
    const officer = async (name: string) => (await createMember(t, { orgId: a1.id, name })).id;
    scene.secretary = callerAt(a1, 'branch_secretary', await officer('张书记'));
    scene.committee = callerAt(a1, 'branch_committee', await officer('李委员'));
    scene.finance = callerAt(a1, 'finance_officer', await officer('王会计'), a);
    scene.finance2 = callerAt(a1, 'finance_officer', await officer('赵出纳'), group);
    return scene;
  }

  /** A member with a WeChat account and open bills. */
  async member(months: IsoMonth[] = ['2026-11'], fen = 7650, org = this.tree.a1): Promise<TestCaller> {
    const { id } = await createMember(this.t, { orgId: org.id, name: `党员${++this.serial}` });
    const openid = `openid-${id}`;
    const now = this.t.clock.now();
    await this.t.uow.run((tx) => tx.repo(WechatAccount).insert({
      id: newId(), openidHash: this.t.get(BlindIndex).of('openid', openid), openid: this.t.get(FieldCipher).encrypt(openid, 'wechat_account.openid'),
      sessionKey: null, memberId: id, boundAt: now, createdAt: now, updatedAt: now,
    }));
    for (const month of months) await this.bill(id, month, fen, org.id);
    return callerAt(org, 'member', id);
  }

  async bill(memberId: string, month: IsoMonth, fen: number, orgId = this.tree.a1.id): Promise<string> {
    const id = newId();
    await this.t.uow.run((tx) => tx.repo(DuesBillRow).insert({
      id, memberId, orgId, month, dueOn: `${month}-15`, dueFen: fen, paidFen: 0, status: 'unpaid', fixingId: newId(), reliefId: null, paidAt: null, createdAt: this.t.clock.now(),
    }));
    return id;
  }

  async consent(memberId: string, payer: { memberId: string | null; name: string }, tokenHash: string | null = null): Promise<string> {
    const id = newId();
    await this.t.uow.run((tx) => tx.repo(DuesConsentRow).insert({
      id, memberId, orgId: this.tree.a1.id, payerMemberId: payer.memberId, payerName: payer.name, relation: payer.memberId ? 'member' : 'child', fromMonth: '2026-01',
      toMonth: '2026-12', reason: '行动不便', status: 'agreed', tokenHash, tokenUntil: tokenHash && new Date('2027-01-01T00:00:00Z'), version: 1, createdAt: this.t.clock.now(),
    }));
    return id;
  }

  /** WeChat tells of a payment; the answer's status. */
  async tell(transaction: PayTransaction, id = `EV-${newId()}`): Promise<number> {
    const { headers, body } = callbackOf({ kind: 'transaction', id, transaction });
    return (await this.t.http('post', '/api/wechat/pay/notify').set(headers).send(body)).status;
  }

  /** Callbacks that were kept are worked off, and what follows from them. */
  async settle(): Promise<void> {
    await this.t.get(NoticeWorker).run();
    await this.t.drainOutbox();
  }

  bills(memberId: string): Promise<DuesBillRow[]> {
    return this.t.uow.read((tx) => tx.repo(DuesBillRow).find({ where: { memberId }, order: { month: 'ASC' } }));
  }

  order(id: string): Promise<PaymentOrderRow> {
    return this.t.uow.read((tx) => tx.repo(PaymentOrderRow).findOneByOrFail({ id }));
  }

  receipts(memberId: string): Promise<PaymentReceiptRow[]> {
    return this.t.uow.read((tx) => tx.repo(PaymentReceiptRow).find({ where: { memberId }, order: { id: 'ASC' } }));
  }

  exceptions(where: { orderId?: string; transactionId?: string }): Promise<PaymentExceptionRow[]> {
    return this.t.uow.read((tx) => tx.repo(PaymentExceptionRow).find({ where, order: { id: 'ASC' } }));
  }

  notices(number: string): Promise<PaymentNoticeRow[]> {
    return this.t.uow.read((tx) => tx.repo(PaymentNoticeRow).find({ where: { number }, order: { id: 'ASC' } }));
  }

  /** Sums of the books for what an order, a cash entry, a refund or an exception caused. */
  async booked(...sourceIds: string[]): Promise<Record<string, number>> {
    const sql = `SELECT l.account, SUM(l.debitFen) AS d, SUM(l.creditFen) AS c FROM dues_line l JOIN dues_journal j ON j.id = l.journalId
      WHERE j.sourceId IN (${sourceIds.map(() => '?').join(', ')}) GROUP BY l.account`;
    const rows = await this.t.get(UnitOfWork).read((tx) => tx.select<{ account: string; d: number | string; c: number | string }>(sql, sourceIds));
    return Object.fromEntries(rows.map(({ account, d, c }) => [account, Number(d) - Number(c)]).filter(([, fen]) => fen !== 0));
  }
}
