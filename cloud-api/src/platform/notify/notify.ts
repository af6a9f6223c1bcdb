import type { Id, NotifyTopic, Role } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import type { Outbox } from '../outbox';

/** Outbox topic of every wish to tell members something. */
export const NOTIFY_REQUEST = 'notify.request';

export type NotifyRecipients =
  | { kind: 'members'; memberIds: Id[] }
  /** Active members of one organisation. */
  | { kind: 'org'; orgId: Id }
  /** Holders of one of the roles whose reach covers the organisation; with `nearest` only those at the nearest organisation up the tree that has any; never those in `except`, who may not do what is asked. */
  | { kind: 'roles'; roles: Role[]; orgId: Id; nearest?: true; except?: Id[] };

/** Values of the WeChat template, by meaning; the notifications module maps them to the template's keys. */
export type NotifyTemplate =
  | { kind: 'ranking'; name: string; publishedOn: string; org: string; rank: string; note: string }
  | { kind: 'todo'; task: string; from: string; due: string; note: string }
  | { kind: 'case'; title: string; result: string; opinion: string; at: string };

export interface NotifyRequest {
  topic: NotifyTopic;
  /** With topic and member the identity of the message: however often it is asked for, it is sent once. */
  period: string;
  to: NotifyRecipients;
  title: string;
  body: string;
  /** Mini-program page with query, no leading slash, e.g. `packages/case/detail/index?id=…`. */
  page: string;
  template?: NotifyTemplate;
  /** Falls back to a neutral SMS when WeChat can't deliver. */
  mustArrive?: boolean;
}

/** Asks for a notification in the business transaction. */
export const requestNotification = (outbox: Outbox, tx: Tx, request: NotifyRequest): Promise<void> =>
  outbox.add(tx, NOTIFY_REQUEST, request);
