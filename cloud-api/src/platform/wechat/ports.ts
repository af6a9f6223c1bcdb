/** What the product asks of WeChat. Features depend on these; the real clients stand in `clients/`. */

export type Failure<Reason extends string> = { ok: false; reason: Reason; rid: string | null };

/** `code`: used, expired or foreign; `blocked`: WeChat sees a risk; `too_often`: minute quota; `config`: appid or secret. */
export type LoginFailure = Failure<'code' | 'blocked' | 'too_often' | 'config' | 'unavailable'>;
export type CodeSession = { ok: true; openid: string; unionid: string | null; sessionKey: string } | LoginFailure;

export abstract class LoginApi {
  /** Exchanges the code of `wx.login`; a code works once, within 5 minutes. Never throws for WeChat's refusals. */
  abstract code2session(code: string): Promise<CodeSession>;
}

export type PhoneNumber = { ok: true; phone: string; countryCode: string } | Failure<'code' | 'quota' | 'config' | 'unavailable'>;

export abstract class PhoneApi {
  /** Exchanges the code of the getPhoneNumber button. WeChat charges for each call. */
  abstract phoneNumber(code: string, openid?: string): Promise<PhoneNumber>;
}

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** Without a leading slash, may carry a query; empty: the card can't be tapped. */
  page: string;
  /** Values by template key, e.g. `thing1`; see template-values. */
  data: Record<string, string>;
}

/**
 * `quota`: the member has no subscription left, never repeat; `badUser`: forget this openid; `badData`: the named value is
 * refused, never repeat as it is; `config`: template, page or account must be set right; `banned`: stop the whole batch.
 */
export type SendOutcome =
  | { kind: 'ok'; msgId: string | null }
  | { kind: 'quota' | 'badUser' | 'banned'; errcode: number; rid: string | null }
  | { kind: 'badData'; field: string | null; errcode: number; rid: string | null }
  | { kind: 'config'; errcode: number; rid: string | null }
  | { kind: 'retryLater'; when: 'soon' | 'tomorrow'; errcode: number | null; rid: string | null }
  /** The connection broke after the request had left: WeChat may have delivered it. */
  | { kind: 'unknown' };

export abstract class SubscribeApi {
  abstract send(message: SubscribeMessage): Promise<SendOutcome>;
}

export type Verdict = 'pass' | 'review' | 'risky';
/** Where the text stands: 1 profile, 2 comment, 3 forum, 4 social log. */
export type SafetyScene = 1 | 2 | 3 | 4;

export interface TextCheck {
  verdict: Verdict;
  /** In Chinese, e.g. 时政; null when nothing was found. */
  label: string | null;
  keywords: string[];
  traceIds: string[];
  /** Why nobody but a person can tell, when WeChat couldn't. */
  undecided: string | null;
}

export abstract class SafetyApi {
  /** Checks text of any length. What WeChat can't judge is `review`, never `pass`. */
  abstract checkText(input: { openid: string; scene: SafetyScene; content: string; title?: string }): Promise<TextCheck>;

  /** Starts the check of a picture by its public address; the verdict arrives by push within 30 minutes. Null: a person must look. */
  abstract checkImage(input: { openid: string; scene: SafetyScene; url: string }): Promise<{ traceId: string } | null>;
}

export interface WxacodeRequest {
  /** At most 32 characters of digits, letters and !#$&'()*+,/:;=?@-._~ */
  scene: string;
  /** Without a leading slash or query. */
  page: string;
  /** Pixels, 280–1280. */
  width?: number;
}

export abstract class WxacodeApi {
  /** Picture of a permanent mini-program code, PNG or JPEG. */
  abstract unlimited(request: WxacodeRequest): Promise<Buffer>;
}

export abstract class LinkApi {
  /** Link that opens the mini-program from SMS or a browser, good for at most 30 days. */
  abstract urlLink(target: { path: string; query: string; days: number }): Promise<string>;
}
