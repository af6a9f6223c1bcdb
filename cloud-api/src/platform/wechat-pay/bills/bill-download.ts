import { Logger } from '@nestjs/common';
import type { PayApi } from '../pay-api';
import { PayUnreachable, type PayTransport } from '../pay-transport';
import { fieldsOf, PayContentError, text } from '../payloads';
import type { BillResult } from '../ports';
import type { BillShape } from './bill-table';
import { readBill } from './read-bill';

/** A download address lives for 30 seconds to 5 minutes, so a failed download begins with a new one. */
const ROUNDS = 3;
/** WeChat may make the bill while we ask for it, and no person waits. */
const APPLY_TIMEOUT_MS = 60_000;
const TIMEOUT_MS = 120_000;

/** Why a round brought no bill; another may. */
class RoundFailed extends Error {}

export interface BillSource {
  /** `https:`, or `http:` beside a sandbox. */
  protocol: string;
  /** The only hosts a bill is fetched from: the address comes from outside. */
  hosts: readonly string[];
}

/** Applies for a bill, downloads it at once and checks its hash: downloads are not signed. */
export class BillDownload {
  private readonly logger = new Logger('WechatPay');

  constructor(
    private readonly api: PayApi,
    private readonly transport: PayTransport,
    private readonly source: BillSource,
  ) {}

  async fetch<Row>(target: string, shape: BillShape<Row>): Promise<BillResult<Row>> {
    let reason = '';
    for (let round = 0; round < ROUNDS; round++) {
      const answer = await this.api.call({ method: 'GET', target: `${target}&tar_type=GZIP`, timeoutMs: APPLY_TIMEOUT_MS });
      if (!answer.ok && answer.kind === 'unknown') return { kind: 'failed', reason: '微信支付没有给出可信的应答，请稍后再取。' };
      if (!answer.ok) return refusal(answer.code);
      try {
        return await this.download(answer.body, shape);
      } catch (error) {
        if (!(error instanceof RoundFailed)) throw error;
        reason = error.message;
        this.logger.warn(`bill ${target}: ${reason}`);
      }
    }
    return { kind: 'failed', reason };
  }

  private async download<Row>(body: unknown, shape: BillShape<Row>): Promise<BillResult<Row>> {
    const file = offered(body);
    const url = this.allowed(file.address);
    if (!url) return { kind: 'failed', reason: '账单下载地址不在允许的主机之内（WECHAT_PAY_BILL_HOSTS）。' };
    const { rows, sha1 } = await this.read(url, shape);
    if (sha1 !== file.sha1) throw new RoundFailed('账单内容与微信给出的校验值不符。');
    return { kind: 'rows', rows, sha1 };
  }

  private async read<Row>(url: URL, shape: BillShape<Row>): Promise<{ rows: Row[]; sha1: string }> {
    try {
      const response = await this.transport.download(url, AbortSignal.timeout(TIMEOUT_MS));
      if (response.status === 200 && response.body) return await readBill(response.body, shape);
      await response.body?.cancel();
      throw new RoundFailed(`账单下载失败（HTTP ${response.status}）。`);
    } catch (error) {
      if (error instanceof RoundFailed) throw error;
      if (error instanceof PayContentError) throw new RoundFailed(`${error.message}。`);
      throw new RoundFailed(error instanceof PayUnreachable ? '账单下载时连接失败。' : '账单下载中断或文件损坏。');
    }
  }

  private allowed(address: string): URL | null {
    const url = URL.canParse(address) ? new URL(address) : null;
    return url && url.protocol === this.source.protocol && this.source.hosts.includes(url.host) ? url : null;
  }
}

function offered(body: unknown): { address: string; sha1: string } {
  try {
    const fields = fieldsOf(body);
    return { address: text(fields, 'download_url'), sha1: text(fields, 'hash_value').toLowerCase() };
  } catch (error) {
    if (!(error instanceof PayContentError)) throw error;
    throw new RoundFailed('微信支付的应答里没有账单的下载地址或校验值。');
  }
}

function refusal(code: string): BillResult<never> {
  if (code === 'NOSTATEMENTEXIST') return { kind: 'empty' };
  if (code === 'STATEMENTCREATING') return { kind: 'creating' };
  return { kind: 'failed', reason: `微信支付拒绝提供账单（${code}）。` };
}
