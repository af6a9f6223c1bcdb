import { type CodeSession, LoginApi, type LoginFailure } from '../ports';
import { ERRCODE, WechatError } from '../wechat-error';
import type { WechatHttp } from '../wechat-http';

const REASONS: Record<number, LoginFailure['reason']> = {
  [ERRCODE.invalidCode]: 'code',
  [ERRCODE.codeUsed]: 'code',
  [ERRCODE.userBlocked]: 'blocked',
  [ERRCODE.minuteQuota]: 'too_often',
  [ERRCODE.busy]: 'unavailable',
};

interface SessionReply {
  openid?: string;
  session_key?: string;
  unionid?: string;
}

/** `GET /sns/jscode2session`. Not repeated on "busy": the code may be spent, a new one is safer. */
export class WechatLoginClient extends LoginApi {
  constructor(
    private readonly credentials: { appId: string; secret: string },
    private readonly http: WechatHttp,
  ) {
    super();
  }

  async code2session(code: string): Promise<CodeSession> {
    const query = { appid: this.credentials.appId, secret: this.credentials.secret, js_code: code, grant_type: 'authorization_code' };
    try {
      const reply = await this.http.json<SessionReply>({ method: 'GET', path: '/sns/jscode2session', query });
      if (!reply.openid || !reply.session_key) return { ok: false, reason: 'unavailable', rid: null };
      return { ok: true, openid: reply.openid, unionid: reply.unionid ?? null, sessionKey: reply.session_key };
    } catch (error) {
      if (!(error instanceof WechatError)) return { ok: false, reason: 'unavailable', rid: null };
      return { ok: false, reason: REASONS[error.errcode] ?? 'config', rid: error.rid };
    }
  }
}
