import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Clock } from '../clock';
import { PayUnreachable, type PayReply, type PayRequest, type PayTransport } from './pay-transport';
import type { PlatformKeys } from './platform-keys';
import type { PayFailure } from './ports';
import { signatureFault } from './wire-signature';

export interface PayCall extends PayRequest {
  /** Takes money from somewhere: 429 leaves the end open, and a refusal says nothing about an earlier try whose end is open. */
  movesMoney?: boolean;
}

/** `body` is null where WeChat answers 204. */
export type PayAnswer = { ok: true; body: unknown } | PayFailure;

type Try = PayAnswer & { busy?: boolean; neverSent?: boolean };

const UNKNOWN: PayFailure = { ok: false, kind: 'unknown' };
/** Sent with HTTP 500, yet about our parameters: a repeat would be told the same. */
const REFUSALS_BY_500 = ['OPENIDMISMATCH', 'INVALIDTRANSACTIONID'];

/** One call with its repeats, always with the same parameters: after no answer, 5xx, 429 and answers that are not WeChat's. */
export class PayApi {
  private readonly logger = new Logger('WechatPay');

  /** @param delaysMs pauses before each repeat */
  constructor(
    private readonly transport: PayTransport,
    private readonly keys: PlatformKeys,
    private readonly clock: Clock,
    private readonly delaysMs: readonly number[],
  ) {}

  async call(call: PayCall): Promise<PayAnswer> {
    let open = false;
    for (let attempt = 0; ; attempt++) {
      const { busy, neverSent, ...answer } = await this.attempt(call, attempt);
      if (answer.ok) return answer;
      const delay = this.delaysMs[attempt];
      const again = answer.kind === 'unknown' || busy;
      open ||= answer.kind === 'unknown' && !neverSent;
      if (call.movesMoney && (busy || (answer.kind === 'refused' && open))) return UNKNOWN;
      if (!again || delay === undefined) return open && again ? UNKNOWN : answer;
      await pause(delay);
    }
  }

  private async attempt(call: PayCall, attempt: number): Promise<Try> {
    try {
      const reply = await this.transport.send(call, attempt);
      const answer = await this.read(reply);
      this.log(call, reply, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof PayUnreachable)) throw error;
      this.logger.warn(`${call.method} ${pathOf(call)}: ${error.message}`);
      return { ...UNKNOWN, neverSent: error.neverSent };
    }
  }

  private async read(reply: PayReply): Promise<Try> {
    const { status, body, requestId } = reply;
    if (status >= 400) {
      const { code, message } = refusalOf(body);
      if (!code || (status >= 500 && !REFUSALS_BY_500.includes(code))) return UNKNOWN;
      return { ok: false, kind: 'refused', code, message, requestId, busy: status === 429 };
    }
    const fault = await signatureFault(reply.headers, body, this.clock.now(), (serial) => this.keys.find(serial));
    if (fault) {
      this.logger.error(`answer not believed: signature (${fault}), request ${requestId}`);
      return UNKNOWN;
    }
    if (status === 204) return { ok: true, body: null };
    const value = jsonOf(body);
    return status === 200 && value ? { ok: true, body: value } : UNKNOWN;
  }

  private log(call: PayCall, { status, requestId }: PayReply, answer: PayAnswer): void {
    const end = answer.ok ? 'ok' : answer.kind === 'refused' ? answer.code : 'unknown';
    this.logger.log(`${call.method} ${pathOf(call)} ${status} ${end}, request ${requestId}`);
  }
}

const pathOf = ({ target }: PayRequest): string => target.split('?')[0];

/** Codes are spelled with and without underscores; the message is never looked at. */
function refusalOf(body: string): { code: string; message: string } {
  const { code, message } = (jsonOf(body) ?? {}) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code.replaceAll('_', '') : '', message: typeof message === 'string' ? message : '' };
}

function jsonOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
