import { notificationsApi, type DeliverySummary, type Id, type IsoMonth, type NotificationPreferences, type NotifyTopic } from '@xianfeng/shared-types';
import { call } from '@/shared/request';

export const loadInbox = (unread: boolean, cursor?: string) => call(notificationsApi.inbox, { query: { ...(unread ? { unread } : {}), cursor } });

export const markRead = (id: Id) => call(notificationsApi.read, { params: { id } });

export const markAllRead = () => call(notificationsApi.readAll);

export const loadPreferences = (): Promise<NotificationPreferences> => call(notificationsApi.preferences);

export const saveMuted = (muted: NotifyTopic[]): Promise<NotificationPreferences> => call(notificationsApi.setPreferences, { body: { muted } });

/** How the month's message arrived. */
export const loadRankingDeliveries = (month: IsoMonth): Promise<DeliverySummary> =>
  call(notificationsApi.deliverySummary, { query: { topic: 'ranking.month', period: month } });
