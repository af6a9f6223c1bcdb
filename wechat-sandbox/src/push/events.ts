import { stableId } from '../core/ids';

/** What every event begins with. */
interface EventHead {
  appid: string;
  openid: string;
  /** Epoch seconds. */
  seconds: number;
}

function head({ appid, openid }: EventHead, createTime: string | number, event: string) {
  return { ToUserName: stableId('gh_', appid).slice(0, 15), FromUserName: openid, CreateTime: createTime, MsgType: 'event', Event: event };
}

/**
 * The platform's quirk in JSON: one template gives an object, several an array.
 */
function list<T>(items: T[]): T | T[] {
  return items.length === 1 ? items[0]! : items;
}

/** The user answered the subscription dialog. */
export function popupEvent(to: EventHead, answers: { templateId: string; status: 'accept' | 'reject' }[]) {
  const items = answers.map(({ templateId, status }) => ({ TemplateId: templateId, SubscribeStatusString: status, PopupScene: '0' }));
  return { ...head(to, String(to.seconds), 'subscribe_msg_popup_event'), List: list(items) };
}

/** The user turned templates off in the settings; only refusals are pushed. */
export function changeEvent(to: EventHead, templateIds: string[]) {
  const items = templateIds.map((id) => ({ TemplateId: id, SubscribeStatusString: 'reject' }));
  return { ...head(to, String(to.seconds), 'subscribe_msg_change_event'), List: list(items) };
}

/** A subscription message reached the user. */
export function sentEvent(to: EventHead, templateId: string, msgid: string) {
  const item = { TemplateId: templateId, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' };
  return { ...head(to, String(to.seconds), 'subscribe_msg_sent_event'), List: list([item]) };
}

export interface MediaVerdict {
  /** 0, or -1008 when the file could not be downloaded. */
  errcode: number;
  errmsg: string;
  suggest: 'pass' | 'review' | 'risky';
  /** A number, or the same as text: the platform sends both. */
  label: number | string;
}

/** The result of media_check_async. */
export function mediaCheckEvent(to: EventHead, traceId: string, { errcode, errmsg, suggest, label }: MediaVerdict) {
  return {
    ...head(to, to.seconds, 'wxa_media_check'),
    appid: to.appid,
    trace_id: traceId,
    version: 2,
    detail: [{ strategy: 'content_model', errcode, suggest, label, prob: 90 }],
    errcode,
    errmsg,
    result: { suggest, label },
  };
}
