import type { NotifyTopic } from './constants';
import { endpoint } from './endpoint';
import type { Done, Id, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

/** A message of the member's inbox. */
export interface InboxItem {
  id: Id;
  topic: NotifyTopic;
  topicLabel: string;
  title: string;
  body: string;
  /** Mini-program page with query, no leading slash. */
  page: string;
  at: IsoDateTime;
  readAt: IsoDateTime | null;
}

export interface InboxQuery extends PageQuery {
  /** Only what has not been read. */
  unread?: boolean;
}

export interface UnreadCount {
  unread: number;
}

/** Kinds of subscription templates, each with its own consents. */
export type TemplateKind = 'ranking' | 'todo' | 'case';

/** A template the member can subscribe to. One consent is one message (C4). */
export interface SubscriptionTemplate {
  kind: TemplateKind;
  templateId: string;
  title: string;
  /** Consents left, as WeChat's pushes told. */
  remaining: number;
}

export interface TopicPreference {
  topic: NotifyTopic;
  label: string;
  /** Important ones can't be muted. */
  canMute: boolean;
  muted: boolean;
}

/** How the member wants to be told; the inbox has everything whatever is chosen. */
export interface NotificationPreferences {
  topics: TopicPreference[];
  templates: SubscriptionTemplate[];
  /** Hours of day between which nothing is sent, in Asia/Shanghai. */
  quiet: { fromHour: number; toHour: number };
  /** Messages outside the inbox a month; the rest come as a digest. */
  monthlyCap: number;
}

export const DELIVERY_CHANNEL_LABELS = { wechat: '微信', sms: '短信' } as const;
export type DeliveryChannel = keyof typeof DELIVERY_CHANNEL_LABELS;

/**
 * waiting: to be sent at `dueAt` · sending: handed over now · sent · refused: no consent, not bound or turned off ·
 * failed: will not work without mending · unknown: the process died while sending, not repeated by itself ·
 * muted by the member · digest: over the cap, waits for the digest · digested
 */
export const DELIVERY_STATUS_LABELS = {
  waiting: '待发送', sending: '发送中', sent: '已送达', refused: '未开通', failed: '失败', unknown: '结果未知', muted: '已关闭提醒', digest: '待汇总', digested: '已汇总',
} as const;
export type DeliveryStatus = keyof typeof DELIVERY_STATUS_LABELS;

/** One attempt to reach one member through one channel, as officers see it. */
export interface DeliveryItem {
  id: Id;
  /** Null for callers who may not see the roster. */
  memberName: string | null;
  orgName: string;
  topic: NotifyTopic;
  topicLabel: string;
  title: string;
  channel: DeliveryChannel;
  status: DeliveryStatus;
  /** Why, in Chinese; empty when sent. */
  reason: string;
  attempts: number;
  createdAt: IsoDateTime;
  sentAt: IsoDateTime | null;
  canRedrive: boolean;
}

/** Which deliveries are meant; what is left out is not asked about. */
export interface DeliveryFilter {
  topic?: NotifyTopic;
  /** Identity of the occasion with the topic, e.g. the month of a ranking. */
  period?: string;
  /** Month in which they were made. */
  month?: IsoMonth;
  channel?: DeliveryChannel;
  /** To members of this organisation and those below it. */
  orgId?: Id;
}

export interface DeliveryQuery extends DeliveryFilter, PageQuery {
  status?: DeliveryStatus;
}

/** One occasion by `topic` and `period`, or a month; this month when neither is named. */
export type DeliverySummaryQuery = DeliveryFilter;

/** Deliveries tried once more by one request. */
export const REDRIVE_MOST = 500;

/** Those named by `ids`, or all of the filter that stand in `status`; the oldest first, at most REDRIVE_MOST. */
export interface RedriveManyBody extends DeliveryFilter {
  /** At most 200. */
  ids?: Id[];
  /** Needed where no `ids` are given. */
  status?: 'refused' | 'failed' | 'unknown';
}

export interface RedrivenMany {
  redriven: number;
  /** Named, but meanwhile sent, on their way or not to be seen. */
  skipped: number;
  /** Of the filter, not tried because of the limit. */
  left: number;
}

/** How many deliveries are in which state. */
export interface DeliverySummary {
  notified: number;
  read: number;
  byStatus: { channel: DeliveryChannel; status: DeliveryStatus; count: number }[];
}

export const notificationsApi = {
  /** The caller's messages, newest first. */
  inbox: endpoint<{ query: InboxQuery; reply: Page<InboxItem> }>('GET', '/api/inbox'),
  unread: endpoint<{ reply: UnreadCount }>('GET', '/api/inbox/unread'),
  read: endpoint<{ params: { id: Id }; reply: Done }>('POST', '/api/inbox/:id/read'),
  readAll: endpoint<{ reply: Done }>('POST', '/api/inbox/read-all'),
  preferences: endpoint<{ reply: NotificationPreferences }>('GET', '/api/notification-preferences'),
  setPreferences: endpoint<{ body: { muted: NotifyTopic[] }; reply: NotificationPreferences }>('PUT', '/api/notification-preferences'),
  /** Deliveries to members of the caller's organisations. */
  deliveries: endpoint<{ query: DeliveryQuery; reply: Page<DeliveryItem> }>('GET', '/api/deliveries'),
  deliverySummary: endpoint<{ query: DeliverySummaryQuery; reply: DeliverySummary }>('GET', '/api/deliveries/summary'),
  /** Tries a refused, failed or unknown delivery once more. */
  redrive: endpoint<{ params: { id: Id }; reply: Done }>('POST', '/api/deliveries/:id/redrive'),
  /** The same for several. Problems: request.invalid without ids and status. */
  redriveMany: endpoint<{ body: RedriveManyBody; reply: RedrivenMany }>('POST', '/api/deliveries/redrive'),
};

/** WeChat's message push; not for clients. */
export const wechatPushApi = {
  verify: endpoint<{ query: Record<string, string>; reply: string }>('GET', '/api/wechat/push'),
  receive: endpoint<{ query: Record<string, string>; body: object; reply: string }>('POST', '/api/wechat/push'),
};

