import { PhoneApi, type PhoneNumber } from '../ports';
import type { WechatClient } from '../wechat-client';
import { ERRCODE, WechatError } from '../wechat-error';

type Reason = Extract<PhoneNumber, { ok: false }>['reason'];

const REASONS: Record<number, Reason> = {
  [ERRCODE.invalidCode]: 'code',
  [ERRCODE.codeUsed]: 'code',
  [ERRCODE.invalidOpenid]: 'code',
  [ERRCODE.minuteQuota]: 'quota',
  [ERRCODE.dayQuota]: 'quota',
  [ERRCODE.busy]: 'unavailable',
};

interface PhoneReply {
  /** countryCode is documented as text, WeChat's own sample shows a number. */
  phone_info: { purePhoneNumber: string; countryCode: string | number };
}

/** `POST /wxa/business/getuserphonenumber`. */
export class WechatPhoneClient extends PhoneApi {
  constructor(private readonly client: WechatClient) {
    super();
  }

  async phoneNumber(code: string, openid?: string): Promise<PhoneNumber> {
    try {
      const reply = await this.client.post<PhoneReply>('/wxa/business/getuserphonenumber', { code, openid });
      return { ok: true, phone: reply.phone_info.purePhoneNumber, countryCode: String(reply.phone_info.countryCode) };
    } catch (error) {
      if (!(error instanceof WechatError)) return { ok: false, reason: 'unavailable', rid: null };
      return { ok: false, reason: REASONS[error.errcode] ?? 'config', rid: error.rid };
    }
  }
}
