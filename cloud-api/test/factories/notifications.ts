import type { DeliveryStatus, TemplateKind } from '@xianfeng/shared-types';
import { WechatAccounts } from '../../src/modules/auth';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { Delivery, Notification, SubscriptionQuota } from '../../src/modules/notifications/notification.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

/** Binds a WeChat account to a member, with consents for a template. */
export async function bindWechat(t: TestApp, memberId: string, openid: string, consents: Partial<Record<TemplateKind, number>> = {}): Promise<void> {
  const now = t.clock.now();
  await t.uow.run(async (tx) => {
    const account = await t.nest.get(WechatAccounts, { strict: false }).remember(tx, openid, null);
    await tx.repo(WechatAccount).update({ id: account.id }, { memberId, boundAt: now });
    for (const [kind, remaining] of Object.entries(consents)) {
      await tx.repo(SubscriptionQuota).insert({ memberId, kind: kind as TemplateKind, remaining, turnedOffAt: null, updatedAt: now });
    }
  });
}

/** A message of a member's inbox with one delivery in the given state. */
export async function createDelivery(t: Pick<TestApp, 'uow' | 'clock'>, org: Pick<Org, 'path' | 'name'>, memberId: string, status: DeliveryStatus = 'refused'): Promise<{ notificationId: string; deliveryId: string }> {
  const now = t.clock.now();
  const notificationId = newId();
  const deliveryId = newId();
  await t.uow.run(async (tx) => {
    await tx.repo(Notification).insert({
      id: notificationId, memberId, topic: 'case.result', period: notificationId, title: '案例审核结果', body: '', page: 'packages/case/detail/index?id=1',
      template: null, mustArrive: false, createdAt: now, readAt: null,
    });
    await tx.repo(Delivery).insert({
      id: deliveryId, notificationId, memberId, orgPath: org.path, orgName: org.name, channel: 'wechat', status, reason: '', month: t.clock.month(),
      attempts: 1, claimToken: null, startedAt: now, sentAt: null, msgId: null, createdAt: now,
    });
  });
  return { notificationId, deliveryId };
}
