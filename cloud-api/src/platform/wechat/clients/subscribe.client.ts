import { SubscribeApi, type SendOutcome, type SubscribeMessage } from '../ports';
import type { WechatClient } from '../wechat-client';
import { ERRCODE, isTokenError, WechatError, WechatUnavailable } from '../wechat-error';

export type EnvVersion = 'release' | 'trial' | 'develop';

const STATES: Record<EnvVersion, string> = { release: 'formal', trial: 'trial', develop: 'developer' };

/** `POST /cgi-bin/message/subscribe/send`. */
const SEND = '/cgi-bin/message/subscribe/send';

export class WechatSubscribeClient extends SubscribeApi {
  constructor(
    private readonly client: WechatClient,
    private readonly envVersion: EnvVersion,
  ) {
    super();
  }

  async send({ openid, templateId, page, data }: SubscribeMessage): Promise<SendOutcome> {
    const body = {
      touser: openid,
      template_id: templateId,
      page,
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
      miniprogram_state: STATES[this.envVersion],
      lang: 'zh_CN',
    };
    try {
      const reply = await this.client.post<{ msgid?: string | number }>(SEND, body);
      return { kind: 'ok', msgId: reply.msgid === undefined ? null : String(reply.msgid) };
    } catch (error) {
      if (error instanceof WechatError) return outcomeOf(error);
      if (error instanceof WechatUnavailable) {
        const notTried = error.neverSent || error.path !== SEND;
        return notTried ? { kind: 'retryLater', when: 'soon', errcode: null, rid: null } : { kind: 'unknown' };
      }
      throw error;
    }
  }
}

/** What to do about each errcode of send; codes that are not listed need an operator. */
export function outcomeOf(error: WechatError): SendOutcome {
  const { errcode, rid } = error;
  if (isTokenError(error)) return { kind: 'retryLater', when: 'soon', errcode, rid };
  switch (errcode) {
    case ERRCODE.subscriptionRefused:
      return { kind: 'quota', errcode, rid };
    case ERRCODE.invalidOpenid:
      return { kind: 'badUser', errcode, rid };
    case ERRCODE.templateBanned:
      return { kind: 'banned', errcode, rid };
    case ERRCODE.argumentInvalid:
      return { kind: 'badData', field: /data\.(\w+)\.value/.exec(error.errmsg)?.[1] ?? null, errcode, rid };
    case ERRCODE.sensitiveWords:
      return { kind: 'badData', field: null, errcode, rid };
    case ERRCODE.busy:
    case ERRCODE.concurrentSend:
    case ERRCODE.minuteQuota:
      return { kind: 'retryLater', when: 'soon', errcode, rid };
    case ERRCODE.dayQuota:
    case ERRCODE.longTermDayLimit:
      return { kind: 'retryLater', when: 'tomorrow', errcode, rid };
    default:
      return { kind: 'config', errcode, rid };
  }
}
