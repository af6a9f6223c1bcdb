import { SafetyApi, type SafetyScene, type TextCheck, type Verdict } from '../ports';
import { labelOf, verdictOf } from '../safety-verdict';
import { splitText } from '../split-text';
import type { WechatClient } from '../wechat-client';
import { WechatError, WechatUnavailable } from '../wechat-error';

/** Characters of one call. */
const MAX_CHARS = 2500;

const WEIGHT: Record<Verdict, number> = { pass: 0, review: 1, risky: 2 };

interface SafetyReply {
  trace_id?: string;
  result?: { suggest?: string; label?: number | string };
  detail?: { keyword?: string }[];
}

/** `POST /wxa/msg_sec_check` and `/wxa/media_check_async`, version 2. */
export class WechatSafetyClient extends SafetyApi {
  constructor(private readonly client: WechatClient) {
    super();
  }

  async checkText(input: { openid: string; scene: SafetyScene; content: string; title?: string }): Promise<TextCheck> {
    let total: TextCheck = { verdict: 'pass', label: null, keywords: [], traceIds: [], undecided: null };
    for (const content of splitText(input.content, MAX_CHARS)) {
      total = merge(total, await this.checkPart({ ...input, content }));
      if (total.verdict === 'risky') break;
    }
    return total;
  }

  async checkImage({ openid, scene, url }: { openid: string; scene: SafetyScene; url: string }): Promise<{ traceId: string } | null> {
    try {
      const body = { media_url: url, media_type: 2, version: 2, scene, openid };
      const reply = await this.client.post<SafetyReply>('/wxa/media_check_async', body);
      return reply.trace_id ? { traceId: reply.trace_id } : null;
    } catch (error) {
      if (isOfWechat(error)) return null;
      throw error;
    }
  }

  private async checkPart(body: { openid: string; scene: SafetyScene; content: string; title?: string }): Promise<TextCheck> {
    try {
      return readReply(await this.client.post<SafetyReply>('/wxa/msg_sec_check', { version: 2, ...body }));
    } catch (error) {
      if (isOfWechat(error)) return { verdict: 'review', label: null, keywords: [], traceIds: [], undecided: error.message };
      throw error;
    }
  }
}

const isOfWechat = (error: unknown): error is Error => error instanceof WechatError || error instanceof WechatUnavailable;

function readReply(reply: SafetyReply): TextCheck {
  const keywords = (reply.detail ?? []).flatMap((d) => (d.keyword ? [d.keyword] : []));
  const traceIds = reply.trace_id ? [reply.trace_id] : [];
  return { verdict: verdictOf(reply.result?.suggest), label: labelOf(reply.result?.label), keywords, traceIds, undecided: null };
}

function merge(a: TextCheck, b: TextCheck): TextCheck {
  const worse = WEIGHT[b.verdict] > WEIGHT[a.verdict] ? b : a;
  return {
    verdict: worse.verdict,
    label: worse.label ?? a.label ?? b.label,
    keywords: [...new Set([...a.keywords, ...b.keywords])],
    traceIds: [...a.traceIds, ...b.traceIds],
    undecided: a.undecided ?? b.undecided,
  };
}
