/** Codes with their HTTP status and WeChat's words. Clients are to match the code alone. */
const REFUSALS = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '无效请求'],
  APPID_MCHID_NOT_MATCH: [400, '商户号和appid没有绑定关系'],
  MCH_NOT_EXISTS: [400, '商户号不存在'],
  ORDER_CLOSED: [400, '订单已关闭'],
  ORDER_PAID: [400, '订单已支付'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  STATEMENT_CREATING: [400, '账单生成中'],
  SIGN_ERROR: [401, '错误的签名，验签失败'],
  NO_AUTH: [403, '商户无权限'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  RULE_LIMIT: [403, '业务规则限制'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '查询的资源不存在'],
  NOT_FOUND: [404, '请求的资源不存在'],
  FREQUENCY_LIMITED: [429, '频率超限，请降低请求频率'],
  OPENID_MISMATCH: [500, 'openid和appid不匹配'],
} satisfies Record<string, [number, string]>;

export type PayErrorCode = keyof typeof REFUSALS;
/** Some codes are documented with and without an underscore, and both come. */
export type Spelling = 'underscore' | 'joined';

const JOINED: Partial<Record<PayErrorCode, string>> = {
  ORDER_CLOSED: 'ORDERCLOSED',
  ORDER_PAID: 'ORDERPAID',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  NO_AUTH: 'NOAUTH',
};

/** A refusal of WeChat Pay: `{code, message, detail?}`. */
export class PayError extends Error {
  readonly status: number;

  constructor(
    readonly code: PayErrorCode,
    message: string = REFUSALS[code][1],
    readonly detail?: Record<string, unknown>,
  ) {
    super(message);
    this.status = REFUSALS[code][0];
  }

  toReply(spelling: Spelling): Record<string, unknown> {
    const code = spelling === 'joined' ? (JOINED[this.code] ?? this.code) : this.code;
    return { code, message: this.message, ...(this.detail && { detail: this.detail }) };
  }
}

/** A field of the request that breaks its rule. */
export function paramError(field: string, value: unknown, issue: string, location = 'body'): PayError {
  return new PayError('PARAM_ERROR', `参数错误：${issue}`, { field: `/${field}`, value, issue, location });
}
