import type { NotifyTopic } from './constants';
import { endpoint } from './endpoint';
import type { Done, Id, IsoDate, IsoDateTime } from './primitives';

/** Groups of settings in the order of the page. */
export const SETTING_GROUP_LABELS = {
  case: '案例', points: '积分', dues: '党费', ranking: '排名与通报', notify: '消息触达', org: '组织与换届', member: '党员', role: '授权', login: '登录与安全', platform: '平台运维',
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

/** What the customer changes in the words of a kind of message; '' leaves the product's words. */
export interface MessageWording {
  /** Heads the message and its WeChat card; `{标题}` stands for the product's own title. At most 20 characters beside it, as WeChat takes no more. */
  title: string;
  /** Sentence before the facts; at most 60 characters. */
  opening: string;
  /** Sentence after the facts, e.g. whom to ask; at most 60 characters. */
  closing: string;
  /** Line 说明 of the WeChat card; `{说明}` stands for the product's own. At most 20 characters beside it; '' where the card has no such line. */
  remark: string;
}

export const MESSAGE_WORDING_LIMITS = { title: 20, opening: 60, closing: 60, remark: 20 } as const satisfies Record<keyof MessageWording, number>;
/** What stands for the product's own words. */
export const MESSAGE_PLACES = { title: '{标题}', remark: '{说明}' } as const satisfies Partial<Record<keyof MessageWording, string>>;

/** Words of a kind of message from a date on. */
export interface MessageVersion extends MessageWording {
  id: Id;
  effectiveFrom: IsoDate;
  reason: string;
  createdByName: string | null;
  createdAt: IsoDateTime;
  /** `future` has not begun, `current` is in force, `past` was followed by a later one. */
  state: SettingVersion['state'];
  allowedActions: 'withdraw'[];
}

/** A message as members read it, with everyday facts in it. */
export interface MessagePreview {
  title: string;
  body: string;
  /** Lines of the WeChat card; null for messages that stay in the inbox. `cut`: longer than WeChat takes, so it ends in `…`. */
  wechat: { key: string; meaning: string; value: string; cut: boolean }[] | null;
}

/** What a kind of message says and how it travels. */
export interface MessageSetting {
  topic: NotifyTopic;
  label: string;
  /** Can't be muted by members. */
  important: boolean;
  /** The customer's words in force; null for the product's. */
  current: MessageVersion | null;
  /** Words that have not begun, the next first. */
  planned: MessageVersion[];
  /** By the words in force. */
  sample: MessagePreview;
  /** Null for messages that stay in the inbox. */
  wechat: { templateSet: boolean } | null;
  /** The parts that may be worded; a card without a line 说明 has no `remark`. */
  parts: (keyof MessageWording)[];
  allowedActions: 'change'[];
}

export interface ChangeMessageBody extends MessageWording {
  /** Today or later. A later change of today's words replaces an earlier one of the same day. */
  effectiveFrom: IsoDate;
  reason: string;
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
  /** Every wording that a kind of message had and will have, newest first. */
  messageHistory: endpoint<{ params: { topic: NotifyTopic }; reply: MessageVersion[] }>('GET', '/api/message-settings/:topic/versions'),
  /** Messages asked for from the date on have the new words. Problems: request.invalid, conflict.duplicate. */
  changeMessage: endpoint<{ params: { topic: NotifyTopic }; body: ChangeMessageBody; reply: MessageSetting }>('POST', '/api/message-settings/:topic/versions'),
  /** Takes back words that have not begun. Problems: conflict.state. */
  withdrawMessage: endpoint<{ params: { topic: NotifyTopic; id: Id }; reply: Done }>('DELETE', '/api/message-settings/:topic/versions/:id'),
  /** The message as these words would make it, parts left out as the product has them; nothing is saved. Problems: request.invalid. */
  previewMessage: endpoint<{ params: { topic: NotifyTopic }; query: Partial<MessageWording>; reply: MessagePreview }>('GET', '/api/message-settings/:topic/preview'),
  /** What is missing for production, item by item. */
  config: endpoint<{ reply: ConfigReport }>('GET', '/api/config-check'),
  /** Tries database, storage, cache, fonts and the WeChat token. */
  probe: endpoint<{ reply: { results: ProbeResult[] } }>('POST', '/api/config-check/probe'),
};
