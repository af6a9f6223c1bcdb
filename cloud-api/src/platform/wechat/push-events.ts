import type { Verdict } from './ports';
import { labelOf, verdictOf } from './safety-verdict';

interface PushFacts {
  /** The user; empty for pushes about no user. */
  openid: string;
  at: Date;
  /** WeChat repeats pushes; the same fact has the same key. */
  dedupKey: string;
}

/** A push in the product's words, one for each template or picture. */
export type PushEvent = PushFacts &
  (
    | { kind: 'subscription'; source: 'popup' | 'settings'; templateId: string; accepted: boolean }
    | { kind: 'sent'; templateId: string; msgId: string; errorCode: number; errorStatus: string }
    | { kind: 'media_check'; traceId: string; verdict: Verdict; label: string | null }
    | { kind: 'other'; name: string }
  );

type Raw = Record<string, unknown>;
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export function readPushEvents(body: Raw): PushEvent[] {
  const name = text(body.Event || body.MsgType);
  const openid = text(body.FromUserName);
  const created = text(body.CreateTime);
  const facts = (suffix: string): PushFacts => ({
    openid,
    at: new Date(Number(created) * 1000),
    dedupKey: [openid, created, name, suffix].filter(Boolean).join(':'),
  });
  const listed = (read: (item: Raw) => PushEvent): PushEvent[] => itemsOf(body).map(read);

  switch (name) {
    case 'subscribe_msg_popup_event':
      return listed((item) => subscription(facts(text(item.TemplateId)), 'popup', item));
    case 'subscribe_msg_change_event':
      return listed((item) => subscription(facts(text(item.TemplateId)), 'settings', item));
    case 'subscribe_msg_sent_event':
      return listed((item) => ({
        ...facts(text(item.MsgID) || text(item.TemplateId)),
        kind: 'sent',
        templateId: text(item.TemplateId),
        msgId: text(item.MsgID),
        errorCode: Number(item.ErrorCode ?? 0),
        errorStatus: text(item.ErrorStatus),
      }));
    case 'wxa_media_check':
      return [mediaCheck(facts(text(body.trace_id)), body)];
    default:
      return [{ ...facts(text(body.MsgId)), kind: 'other', name }];
  }
}

/** WeChat sends an object for one template and an array for several. */
function itemsOf(body: Raw): Raw[] {
  const list = body.List;
  if (Array.isArray(list)) return list as Raw[];
  return typeof list === 'object' && list !== null ? [list as Raw] : [];
}

function subscription(facts: PushFacts, source: 'popup' | 'settings', item: Raw): PushEvent {
  const accepted = text(item.SubscribeStatusString).startsWith('accept');
  return { ...facts, kind: 'subscription', source, templateId: text(item.TemplateId), accepted };
}

/** A picture that WeChat could not fetch or judge goes to a person. */
function mediaCheck(facts: PushFacts, body: Raw): PushEvent {
  const result = (body.result ?? {}) as { suggest?: unknown; label?: unknown };
  const verdict = Number(body.errcode ?? 0) === 0 ? verdictOf(result.suggest) : 'review';
  return { ...facts, kind: 'media_check', traceId: text(body.trace_id), verdict, label: labelOf(result.label) };
}
