import { Module, type OnModuleInit } from '@nestjs/common';
import { NOTIFY_REQUEST } from '../../platform/notify';
import { Schedules } from '../../platform/jobs';
import { OutboxHandlers } from '../../platform/outbox';
import { RuleBook } from '../../platform/rules';
import { SmsModule } from '../../platform/sms';
import { AuthModule } from '../auth';
import { MemberFollowers, MembersModule } from '../members';
import { RolesModule } from '../roles';
import { Channels } from './delivery/channels';
import { DeliveriesController } from './delivery/deliveries.controller';
import { DeliveriesService } from './delivery/deliveries.service';
import { DeliveryFilters } from './delivery/delivery-filters';
import { DeliveryStore } from './delivery/delivery.store';
import { Digest } from './delivery/digest.service';
import { DELIVER, Fanout } from './delivery/fanout.service';
import { DeliveryLimits } from './delivery/limits.service';
import { Redrives } from './delivery/redrives.service';
import { Sender } from './delivery/sender.service';
import { InboxController } from './inbox/inbox.controller';
import { InboxService } from './inbox/inbox.service';
import { PreferencesService } from './inbox/preferences.service';
import { NOTIFICATION_RULES } from './notification.rules';
import { PushController } from './subscription/push.controller';
import { PushService } from './subscription/push.service';
import { MessageTexts } from './texts/message-texts.service';
import { MessageTextsController } from './texts/message-texts.controller';
import { SubscriptionQuotas } from './subscription/quotas.service';

const SWEEP_EVERY_MS = 5 * 60_000;

@Module({
  imports: [AuthModule, MembersModule, RolesModule, SmsModule],
  controllers: [InboxController, DeliveriesController, MessageTextsController, PushController],
  providers: [
    Channels, DeliveriesService, DeliveryFilters, DeliveryLimits, DeliveryStore, Digest, Fanout, InboxService, MessageTexts, PreferencesService, PushService, Redrives, Sender,
    SubscriptionQuotas,
  ],
  exports: [InboxService],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly schedules: Schedules,
    private readonly rules: RuleBook,
    private readonly fanout: Fanout,
    private readonly sender: Sender,
    private readonly store: DeliveryStore,
    private readonly digest: Digest,
    private readonly push: PushService,
    private readonly members: MemberFollowers,
  ) {}

  onModuleInit(): void {
    this.rules.register(NOTIFICATION_RULES);
    this.handlers.on(NOTIFY_REQUEST, this.fanout.handle.bind(this.fanout));
    this.handlers.on(DELIVER, this.sender.handle.bind(this.sender));
    this.members.declare([
      { table: 'notification', column: 'memberId', kind: 'messages', unique: ['topic', 'period'] },
      { table: 'delivery', column: 'memberId' },
      { table: 'subscription_quota', column: 'memberId', unique: ['kind'] },
      { table: 'notification_preference', column: 'memberId', unique: [] },
    ]);
    this.schedules.every('notifications.sweep', SWEEP_EVERY_MS, async () => void (await this.store.sweepAbandoned()));
    this.schedules.daily('notifications.digest', 9, 5, () => this.digest.run());
    this.schedules.daily('notifications.receipts', 3, 40, () => this.push.sweepReceipts());
  }
}
