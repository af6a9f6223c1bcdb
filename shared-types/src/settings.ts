import type { NotifyTopic } from './constants';
import { endpoint } from './endpoint';
import type { Done, Id, IsoDate, IsoDateTime } from './primitives';

/** Groups of settings in the order of the page. */
export const SETTING_GROUP_LABELS = {
  case: '案例', points: '积分', ranking: '排名与通报', notify: '消息触达', org: '组织与换届', member: '党员', role: '授权', login: '登录与安全', platform: '平台运维',
} as const;
export type SettingGroup = keyof typeof SETTING_GROUP_LABELS;

/** One dated value of a rule. */
export interface SettingVersion {
  id: Id;
  value: number;
  doc: string;
  article: string;
  effectiveFrom: IsoDate;
  /** The part of the tree that it holds for; null for everybody. */
  org: { id: Id; name: string } | null;
  /** Why it was changed; null for what the product shipped. */
  reason: string | null;
  createdByName: string | null;
  createdAt: IsoDateTime | null;
  /** `future` has not begun, `current` is in force, `past` was followed by a later one. */
  state: 'future' | 'current' | 'past';
  allowedActions: 'withdraw'[];
}

/** A rule that the product counts by. */
export interface Setting {
  code: string;
  group: SettingGroup;
  title: string;
  /** What it does, one sentence. */
  note: string;
  unit: string;
  /** `switch`: 0 or 1. */
  kind: 'number' | 'switch';
  min: number;
  max: number;
  /** In force today for everybody. */
  current: SettingVersion;
  /** Values that have not begun. */
  planned: SettingVersion[];
  /** In force today for parts of the tree. */
  overrides: SettingVersion[];
  /** Fixed by a regulation: shown with its article, changed with a newer edition of the regulation alone. */
  fixed: boolean;
  /** May differ for a part of the tree. */
  byOrg: boolean;
  /** Values that have to add up and are changed together; null for a rule of its own. The codes hold this one too. */
  sum: { codes: string[]; total: number } | null;
  allowedActions: 'change'[];
}

export interface SettingGroupView {
  group: SettingGroup;
  title: string;
  settings: Setting[];
}

export interface ChangeSettingBody {
  value: number;
  /** Document or decision that it rests on, e.g. 党委会纪要〔2026〕12 号. */
  doc: string;
  /** Article of the document; may be empty. */
  article: string;
  /** Today or later. */
  effectiveFrom: IsoDate;
  /** For a part of the tree; for everybody when left out. */
  orgId?: Id;
  reason: string;
  /** Rules that change along from the same date, e.g. the other weights of the rubric, which add up to 100. */
  along?: { code: string; value: number }[];
}

/** What a kind of message says and how it travels. */
export interface MessageSetting {
  topic: NotifyTopic;
  label: string;
  /** Can't be muted by members. */
  important: boolean;
  /** Sentence put at the end of every message of the kind, e.g. whom to ask; empty for none. */
  closing: string;
  /** A message of the kind as members would read it, closing included. */
  sample: { title: string; body: string };
  /** Fields of the WeChat template by key with their meaning; null for messages that stay in the inbox. */
  wechat: { templateSet: boolean; fields: { key: string; meaning: string }[] } | null;
  version: number;
  changedByName: string | null;
  changedAt: IsoDateTime | null;
}

export interface ChangeMessageBody {
  /** At most 60 characters; no links, no personal data. */
  closing: string;
  version: number;
}

export const CHECK_GROUP_LABELS = { server: '服务', database: '数据库', storage: '文件存储', wechat: '微信', sms: '短信', security: '安全' } as const;
export type CheckGroup = keyof typeof CHECK_GROUP_LABELS;
/** `missing` keeps the product from production, `warning` can wait. */
export type CheckState = 'ok' | 'warning' | 'missing';

/** One thing that production needs. Never shows a secret. */
export interface ConfigCheck {
  code: string;
  group: CheckGroup;
  title: string;
  state: CheckState;
  /** What is set, what is missing and how to set it, in Chinese. */
  detail: string;
  /** Name of the environment variable, for the operator. */
  variable: string | null;
}

export interface ConfigReport {
  /** Nothing is missing. */
  ready: boolean;
  missing: number;
  warnings: number;
  checks: ConfigCheck[];
}

/** A live try of one thing. */
export interface ProbeResult {
  code: 'database' | 'storage' | 'redis' | 'wechat_token' | 'fonts';
  title: string;
  ok: boolean;
  /** What happened, and what to do when it failed. */
  detail: string;
  durationMs: number;
}

export const settingsApi = {
  /** Every dated rule with what is in force, planned and particular. */
  list: endpoint<{ reply: SettingGroupView[] }>('GET', '/api/settings'),
  /** Every value a rule had and will have, newest first. */
  history: endpoint<{ params: { code: string }; reply: SettingVersion[] }>('GET', '/api/settings/:code/versions'),
  /** Takes effect from its date; earlier days keep the value they had. Problems: request.invalid, setting.fixed, conflict.duplicate. */
  change: endpoint<{ params: { code: string }; body: ChangeSettingBody; reply: Setting }>('POST', '/api/settings/:code/versions'),
  /** Takes back a value that has not begun. Problems: conflict.state. */
  withdraw: endpoint<{ params: { code: string; id: Id }; reply: Done }>('DELETE', '/api/settings/:code/versions/:id'),
  messages: endpoint<{ reply: MessageSetting[] }>('GET', '/api/message-settings'),
  /** Problems: conflict.version, request.invalid. */
  changeMessage: endpoint<{ params: { topic: NotifyTopic }; body: ChangeMessageBody; reply: MessageSetting }>('PUT', '/api/message-settings/:topic'),
  /** What is missing for production, item by item. */
  config: endpoint<{ reply: ConfigReport }>('GET', '/api/config-check'),
  /** Tries database, storage, cache, fonts and the WeChat token. */
  probe: endpoint<{ reply: { results: ProbeResult[] } }>('POST', '/api/config-check/probe'),
};
