import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { duesPaymentsApi } from '@xianfeng/shared-types';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { NoticeWorker } from '../../src/modules/payments/callbacks/notice-worker';
import { PaymentNoticeRow } from '../../src/modules/payments/callbacks/notice.entity';
import { RefundWatch } from '../../src/modules/payments/refunds/refund-watch';
import { BlindIndex, FieldCipher } from '../../src/platform/crypto';
import { newId } from '../../src/platform/ids';
import { callerAt } from '../factories/callers';
import { createBills } from '../factories/dues';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';
import { SandboxProcess } from './sandbox-process';

/** From the order to the receipt over real signatures: the service and the sandbox share no code. */
describe('payments on the wire', () => {
  let sandbox: SandboxProcess;
  let door: Server;
  let t: TestApp;
  let tree: OrgTree;
  let member: TestCaller;

  beforeAll(async () => {
    sandbox = await SandboxProcess.start({ SANDBOX_PAY_TIME_SCALE: '0.001' });
    door = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const reply = await t.nest.inject({ method: 'POST', url: request.url!, headers: request.headers as Record<string, string>, payload: Buffer.concat(chunks) });
      response.writeHead(reply.statusCode).end(reply.payload);
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const notifyBase = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
    t = await TestApp.start({ env: { ...sandbox.variables, WECHAT_PAY_NOTIFY_BASE: notifyBase } });
    t.clock.set(new Date());
    tree = await createOrgTree(t.uow);
    const { id, orgId } = await createMember(t, { orgId: tree.a1.id, name: '李明' });
    member = callerAt(tree.a1, 'member', id);
    const { openid } = (await sandbox.get<{ openid: string }[]>('/_control/personas?id=member'))[0];
    const now = t.clock.now();
    await t.uow.run((tx) => tx.repo(WechatAccount).insert({
      id: newId(), openidHash: t.get(BlindIndex).of('openid', openid), openid: t.get(FieldCipher).encrypt(openid, 'wechat_account.openid'), sessionKey: null, memberId: id,
      boundAt: now, createdAt: now, updatedAt: now,
    }));
    await createBills(t, { id, orgId }, [t.clock.month()], { dueFen: 7650 });
  });
  afterAll(async () => {
    door.close();
    await t.stop();
    await sandbox.stop();
  });

  it('an order, its callback behind a probe and a repeat, the receipt, the refund and its callback', async () => {
    await sandbox.control('pay/faults', { plan: [{ fault: 'notify-sign-test' }, { fault: 'notify-duplicate' }] });
    const { order, payment } = await t.ok(member, duesPaymentsApi.createOrder, { body: { months: [t.clock.month()] } });
    expect(payment).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) });
    await sandbox.control(`pay/orders/${order.number}/pay`);
    await sandbox.get('/_control/pay/idle');
    const kept = await t.uow.read((tx) => tx.repo(PaymentNoticeRow).findBy({ number: order.number }));
    expect(kept.map(({ kind }) => kind)).toEqual(['transaction']);
    await t.get(NoticeWorker).run();
    const paid = await t.ok(member, duesPaymentsApi.order, { params: { id: order.id } });
    expect(paid).toMatchObject({ status: 'paid', amountFen: 7650, transactionId: expect.stringMatching(/^\d{28}$/), receiptId: expect.any(String) });

    const secretary = callerAt(tree.a1, 'branch_secretary', newId());
    const finance = callerAt(tree.a1, 'finance_officer', newId(), tree.a);
    // The merchant's balance must cover the fee too, so another payment comes first.
    const extra = await t.ok(member, duesPaymentsApi.createOrder, { body: { months: [], extraFen: 1000 } });
    await sandbox.control(`pay/orders/${extra.order.number}/pay`);
    expect(await t.ok(member, duesPaymentsApi.checkOrder, { params: { id: extra.order.id } })).toMatchObject({ status: 'paid' });
    const refund = await t.ok(secretary, duesPaymentsApi.requestRefund, { params: { id: order.id }, body: { months: [t.clock.month()], extra: false, reason: '重复交纳' } });
    await t.ok(finance, duesPaymentsApi.decideRefund, { params: { id: refund.id }, body: { outcome: 'approve', version: 1 } });
    await t.get(RefundWatch).run();
    await sandbox.get('/_control/pay/idle');
    await t.get(NoticeWorker).run();
    expect(await t.ok(secretary, duesPaymentsApi.refund, { params: { id: refund.id } })).toMatchObject({ status: 'succeeded' });
    expect(await t.ok(member, duesPaymentsApi.order, { params: { id: order.id } })).toMatchObject({ status: 'refunded' });
  });
});
