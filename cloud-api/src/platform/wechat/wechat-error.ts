/** WeChat answered with an errcode. `rid` is what WeChat's support asks for. */
export class WechatError extends Error {
  readonly rid: string | null;

  constructor(
    readonly path: string,
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`wechat ${path}: ${errcode} ${errmsg}`);
    this.rid = /rid:\s*([\w-]+)/.exec(errmsg)?.[1] ?? null;
  }
}

/** WeChat did not answer, or not in its protocol: time-out, broken connection, a gateway's error page. */
export class WechatUnavailable extends Error {
  constructor(
    readonly path: string,
    reason: string,
    cause?: unknown,
  ) {
    super(`wechat ${path}: ${reason}`, { cause });
  }

  /** The request never left: repeating it can't do anything twice. */
  get neverSent(): boolean {
    const fault = this.cause as { code?: string } | undefined;
    return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(fault?.code ?? '');
  }
}

/** Documented codes that callers tell apart (facts of the Open Platform's error table). */
export const ERRCODE = {
  busy: -1,
  invalidCredential: 40001,
  invalidOpenid: 40003,
  invalidAppid: 40013,
  invalidToken: 40014,
  invalidCode: 40029,
  invalidTemplate: 40037,
  longTermDayLimit: 40038,
  invalidSecret: 40125,
  codeUsed: 40163,
  ipNotAllowed: 40164,
  userBlocked: 40226,
  tokenMissing: 41001,
  pageNotReleased: 41030,
  tokenExpired: 42001,
  subscriptionRefused: 43101,
  openidMismatch: 43104,
  templateBanned: 43107,
  concurrentSend: 43108,
  emptyContent: 44002,
  dayQuota: 45009,
  minuteQuota: 45011,
  sensitiveWords: 45168,
  argumentInvalid: 47003,
  apiNotGranted: 48001,
  notSeenRecently: 61010,
} as const;

const TOKEN_ERRORS: readonly number[] = [ERRCODE.invalidCredential, ERRCODE.invalidToken, ERRCODE.tokenExpired, ERRCODE.tokenMissing];

/** Whether a fresh access_token may put it right. */
export const isTokenError = (error: unknown): boolean => error instanceof WechatError && TOKEN_ERRORS.includes(error.errcode);
