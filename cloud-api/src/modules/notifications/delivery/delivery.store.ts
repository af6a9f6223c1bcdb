import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { placeholders, type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import type { NotifyTemplate } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { Delivery } from '../notification.entity';
import { SubscriptionQuotas } from '../subscription/quotas.service';
import type { Job } from './channels';
import type { DeliveryResult } from './delivery-outcome';
import { DELIVER, type DeliverPayload, Fanout } from './fanout.service';

/** A send that has not ended after this long died with its process. */
const ABANDONED_MS = 10 * 60_000;
const MAX_ATTEMPTS = 6;
const SOON_MS = [0, 30_000, 120_000, 600_000, 1_800_000, 3_600_000];
const TOMORROW_MS = 24 * 3_600_000;

export type Settled = Job & { result: DeliveryResult };

type ClaimedRow = Job['delivery'] & { page: string; template: string | null; mustArrive: number };

/** Messages of a batch mostly say the same: one object for all that do. */
function sharedIn(templates: Map<string, NotifyTemplate>, text: string): NotifyTemplate {
  const known = templates.get(text) ?? (JSON.parse(text) as NotifyTemplate);
  templates.set(text, known);
  return known;
}

/**
 * WeChat has no key that makes a send repeatable, so a delivery is marked before it is handed over. What a crash leaves
 * marked becomes `unknown` and is never repeated by itself: one message too few is mended by a person, one too many by nobody.
 */
@Injectable()
export class DeliveryStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly quotas: SubscriptionQuotas,
    private readonly fanout: Fanout,
  ) {}

  async claim(ids: Id[]): Promise<Job[]> {
    const claimToken = randomBytes(16).toString('hex');
    const claimed = await this.uow.execute(
      `UPDATE delivery SET status = 'sending', claimToken = ?, startedAt = ?, attempts = attempts + 1 WHERE id IN (${placeholders(ids)}) AND status = 'waiting'`,
      [claimToken, this.clock.now(), ...ids],
    );
    if (claimed === 0) return [];
    const rows = await this.uow.read((tx) => tx.select<ClaimedRow>(
      `SELECT d.id, d.notificationId, d.memberId, d.orgPath, d.orgName, d.channel, d.attempts, n.page, n.template, n.mustArrive
         FROM delivery d JOIN notification n ON n.id = d.notificationId WHERE d.id IN (${placeholders(ids)}) AND d.claimToken = ? ORDER BY d.id`,
      [...ids, claimToken],
    ));
    const templates = new Map<string, NotifyTemplate>();
    return rows.map(({ page, template, mustArrive, ...delivery }) => ({
      delivery, notification: { page, template: template === null ? null : sharedIn(templates, template), mustArrive: mustArrive === 1 },
    }));
  }

  async postpone(ids: Id[], runAt: Date, reason: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const waiting = await tx.execute(`UPDATE delivery SET reason = ? WHERE id IN (${placeholders(ids)}) AND status = 'waiting'`, [reason, ...ids]);
      if (waiting > 0) await this.outbox.add(tx, DELIVER, { deliveryIds: ids } satisfies DeliverPayload, { runAt });
    });
  }

  async settle(settled: Settled[]): Promise<void> {
    await this.uow.run(async (tx) => {
      await this.writeSent(tx, settled.filter((s) => s.result.status === 'sent'));
      for (const one of settled.filter((s) => s.result.status !== 'sent')) await this.writeOther(tx, one);
      await this.writeQuotas(tx, settled);
    });
  }

  /** Marks what a dead process left behind; returns how many. */
  async sweepAbandoned(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - ABANDONED_MS);
    return this.uow.run((tx) =>
      tx.execute(`UPDATE delivery SET status = 'unknown', reason = '发送时服务中断，结果未知，未自动重发' WHERE status = 'sending' AND startedAt < ?`, [before]),
    );
  }

  private async writeSent(tx: Tx, sent: Settled[]): Promise<void> {
    if (sent.length === 0) return;
    const cases = sent.map(() => 'WHEN ? THEN ?').join(' ');
    const pairs = sent.flatMap(({ delivery, result }) => [delivery.id, result.msgId]);
    const ids = sent.map((s) => s.delivery.id);
    await tx.execute(
      `UPDATE delivery SET status = 'sent', reason = '', sentAt = ?, msgId = CASE id ${cases} END WHERE id IN (${placeholders(ids)})`,
      [this.clock.now(), ...pairs, ...ids],
    );
  }

  private async writeOther(tx: Tx, { delivery, notification, result }: Settled): Promise<void> {
    const exhausted = result.status === 'waiting' && delivery.attempts >= MAX_ATTEMPTS;
    const status = exhausted ? 'failed' : result.status;
    await tx.repo(Delivery).update({ id: delivery.id }, { status, reason: result.reason.slice(0, 200), claimToken: null });
    if (status === 'waiting') {
      const delay = result.retry === 'tomorrow' ? TOMORROW_MS : SOON_MS[delivery.attempts];
      const runAt = new Date(this.clock.now().getTime() + delay);
      await this.outbox.add(tx, DELIVER, { deliveryIds: [delivery.id] } satisfies DeliverPayload, { runAt });
    } else if (delivery.channel === 'wechat' && notification.mustArrive) {
      await this.fallBackToSms(tx, delivery);
    }
  }

  /** Once for a notification: the unique key of notification and channel sees to it. */
  private async fallBackToSms(tx: Tx, { notificationId, memberId, orgPath, orgName }: Job['delivery']): Promise<void> {
    const sms = this.fanout.delivery(notificationId, { id: memberId, orgPath, orgName }, { channel: 'sms', status: 'waiting', reason: '' });
    await tx.repo(Delivery).createQueryBuilder().insert().orIgnore().updateEntity(false).values(sms).execute();
    await this.outbox.add(tx, DELIVER, { deliveryIds: [sms.id] } satisfies DeliverPayload);
  }

  private async writeQuotas(tx: Tx, settled: Settled[]): Promise<void> {
    const wechat = settled.filter((s) => s.delivery.channel === 'wechat' && s.notification.template);
    for (const kind of [...new Set(wechat.map((s) => s.notification.template!.kind))].sort()) {
      const ofKind = wechat.filter((s) => s.notification.template!.kind === kind);
      const membersOf = (chosen: Settled[]) => chosen.map((s) => s.delivery.memberId);
      await this.quotas.used(tx, kind, membersOf(ofKind.filter((s) => s.result.status === 'sent')));
      await this.quotas.exhausted(tx, kind, membersOf(ofKind.filter((s) => s.result.quotaGone)));
    }
  }
}
