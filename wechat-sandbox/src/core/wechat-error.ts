import { requestId } from './ids';

/** Texts of the error codes as the Open Platform words them. */
const MESSAGES: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'appid not match the openid',
  43302: 'require POST method',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  45168: 'hit sensitive words',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'user access record timeout',
  85096: 'scancode_time is reserved',
  85400: 'reach max long time quota limit',
};

/** A refusal of the Open Platform: `{errcode, errmsg}` with status 200. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    message = MESSAGES[errcode] ?? 'error',
  ) {
    super(message);
  }

  /** The reply; every errmsg ends with a request id for support questions. */
  toReply(): { errcode: number; errmsg: string } {
    return { errcode: this.errcode, errmsg: `${this.message}, rid: ${requestId()}` };
  }
}
