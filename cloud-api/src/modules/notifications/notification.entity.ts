import type { DeliveryChannel, DeliveryStatus, NotifyTopic, TemplateKind } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, JsonColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';
import type { NotifyTemplate } from '../../platform/notify';

/** A message to one member: one for member, topic and period, whatever is retried. */
@Entity('notification')
@Index('uq_notification', ['memberId', 'topic', 'period'], { unique: true })
@Index('ix_notification_inbox', ['memberId', 'id'])
@Index('ix_notification_occasion', ['topic', 'period', 'memberId'])
export class Notification {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @TextColumn(32) topic: NotifyTopic;
  @TextColumn(96) period: string;
  @TextColumn(100) title: string;
  @TextColumn(500) body: string;
  @TextColumn(255) page: string;
  @JsonColumn({ nullable: true }) template: NotifyTemplate | null;
  @BoolColumn() mustArrive: boolean;
  @TimeColumn() createdAt: Date;
  @TimeColumn({ nullable: true }) readAt: Date | null;
}

/** The way of a message outside the inbox. */
@Entity('delivery')
@Index('uq_delivery', ['notificationId', 'channel'], { unique: true })
@Index('ix_delivery_org', ['orgPath', 'id'])
@Index('ix_delivery_made', ['month', 'id'])
@Index('ix_delivery_member', ['memberId', 'channel', 'month'])
@Index('ix_delivery_status', ['status', 'startedAt'])
@Index('ix_delivery_msg', ['msgId'])
export class Delivery {
  @IdColumn() id: string;
  @RefColumn() notificationId: string;
  @RefColumn() memberId: string;
  /** Path and name of the member's organisation at the time. */
  @TextColumn(512) orgPath: string;
  @TextColumn(100) orgName: string;
  @TextColumn(8) channel: DeliveryChannel;
  @TextColumn(12) status: DeliveryStatus;
  @TextColumn(200) reason: string;
  /** Month 'YYYY-MM' that it counts for in the cap. */
  @TextColumn(7) month: string;
  @IntColumn() attempts: number;
  @TextColumn(32, { nullable: true }) claimToken: string | null;
  @TimeColumn({ nullable: true }) startedAt: Date | null;
  @TimeColumn({ nullable: true }) sentAt: Date | null;
  @TextColumn(64, { nullable: true }) msgId: string | null;
  @TimeColumn() createdAt: Date;
}

/** Consents left, kept from WeChat's pushes and our own sending: WeChat has no way to ask. */
@Entity('subscription_quota')
export class SubscriptionQuota {
  @KeyColumn(26) memberId: string;
  @KeyColumn(16) kind: TemplateKind;
  @IntColumn() remaining: number;
  /** When the member last turned the template off: older consents that arrive late do not count. */
  @TimeColumn({ nullable: true }) turnedOffAt: Date | null;
  @TimeColumn() updatedAt: Date;
}

/** A push that has been taken in; WeChat repeats them. */
@Entity('push_receipt')
@Index('ix_push_receipt_at', ['receivedAt'])
export class PushReceipt {
  @KeyColumn(191) dedupKey: string;
  @TimeColumn() receivedAt: Date;
}

@Entity('notification_preference')
export class NotificationPreference {
  @KeyColumn(26) memberId: string;
  @JsonColumn() muted: NotifyTopic[];
  @TimeColumn() updatedAt: Date;
}

export const NOTIFICATION_ENTITIES = [Notification, Delivery, SubscriptionQuota, PushReceipt, NotificationPreference];
