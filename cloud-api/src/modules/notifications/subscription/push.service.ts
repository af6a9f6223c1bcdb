import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Env } from '../../../config';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { Outbox } from '../../../platform/outbox';
import { MEDIA_CHECKED, type MediaChecked, MessagePush, type PushEvent, type PushQuery } from '../../../platform/wechat';
import { WechatAccounts } from '../../auth';
import { kindOfTemplate } from '../delivery/template-data';
import { Delivery, PushReceipt } from '../notification.entity';
import { SubscriptionQuotas } from './quotas.service';

const KEEP_RECEIPTS_MS = 7 * 24 * 3_600_000;

/** Takes WeChat's pushes in: verified, each fact once, in one unit of work with what it changes. */
@Injectable()
export class PushService {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly push: MessagePush,
    private readonly accounts: WechatAccounts,
    private readonly quotas: SubscriptionQuotas,
  ) {}

  /** @throws PushRejected */
  verifyUrl(query: PushQuery): string {
    return this.push.verifyUrl(query);
  }

  /** @throws PushRejected */
  async receive(query: PushQuery, rawBody: Buffer): Promise<void> {
    for (const event of this.push.read(query, rawBody)) {
      const memberId = event.openid ? await this.accounts.memberIdOf(event.openid) : null;
      await this.uow.run(async (tx) => {
        if (await this.isNew(tx, event)) await this.apply(tx, event, memberId);
      });
    }
  }

  async sweepReceipts(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_RECEIPTS_MS);
    await this.uow.run((tx) => tx.repo(PushReceipt).delete({ receivedAt: LessThan(before) }));
  }

  private isNew(tx: Tx, { dedupKey }: PushEvent): Promise<boolean> {
    return tx.insertNew('push_receipt', { dedupKey, receivedAt: this.clock.now() });
  }

  private async apply(tx: Tx, event: PushEvent, memberId: string | null): Promise<void> {
    switch (event.kind) {
      case 'subscription':
        return this.subscription(tx, event, memberId);
      case 'sent':
        return this.sent(tx, event);
      case 'media_check': {
        const payload: MediaChecked = { traceId: event.traceId, verdict: event.verdict, label: event.label };
        return this.outbox.add(tx, MEDIA_CHECKED, payload, { dedupKey: `${MEDIA_CHECKED}:${event.traceId}` });
      }
      case 'other':
        return;
    }
  }

  private async subscription(tx: Tx, event: Extract<PushEvent, { kind: 'subscription' }>, memberId: string | null): Promise<void> {
    const kind = kindOfTemplate(this.env, event.templateId);
    if (!kind || !memberId) return;
    if (event.accepted) await this.quotas.granted(tx, memberId, kind, event.at);
    else if (event.source === 'settings') await this.quotas.turnedOff(tx, memberId, kind, event.at);
  }

  /** WeChat took the message and could not deliver it after all. */
  private async sent(tx: Tx, event: Extract<PushEvent, { kind: 'sent' }>): Promise<void> {
    if (event.errorCode === 0 || !event.msgId) return;
    const reason = `微信未能送达（${event.errorCode} ${event.errorStatus}）`.slice(0, 200);
    await tx.repo(Delivery).update({ msgId: event.msgId, status: 'sent' }, { status: 'refused', reason });
  }
}
