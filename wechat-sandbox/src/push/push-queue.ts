import { randomUUID } from 'node:crypto';
import type { PushRecord } from '../core/model';
import type { SandboxState } from '../core/state';
import type { SandboxOptions } from '../options';
import { PushFaults } from './push-faults';
import { isAccepted, pushRequest, verificationRequest, type PushMode } from './push-request';

const CONCURRENT = 8;
/** The first delivery and three retries. */
const MAX_ATTEMPTS = 4;

/** Delivers events to the developer's server as WeChat does: 5 s to answer, three retries. */
export class PushQueue {
  readonly faults = new PushFaults();
  mode: PushMode = 'secure';
  private waiting: PushRecord[][] = [];
  private held: PushRecord[] = [];
  private running = 0;
  private closed = false;
  private idleListeners: (() => void)[] = [];

  constructor(
    private readonly options: SandboxOptions,
    private readonly state: SandboxState,
  ) {}

  /** Queues an event from a user; it is recorded even when no receiver is configured. */
  push(openid: string, payload: Record<string, unknown>): PushRecord {
    const record: PushRecord = { id: randomUUID(), event: String(payload['Event']), openid, payload, state: 'pending', attempts: [] };
    this.state.append(this.state.data.pushes, record);
    if (!this.options.pushUrl) record.state = 'recorded';
    else if (this.faults.take('dropNext')) record.state = 'dropped';
    else this.order(record);
    this.state.changed();
    return record;
  }

  /** Sends what a reorder order still holds. */
  releaseHeld(): void {
    const batch = this.held.reverse();
    this.held = [];
    this.faults.counts.reorderNext = 0;
    if (batch.length > 0) this.enqueue(batch);
  }

  /** Resolves when nothing is waiting or being delivered; held events don't count. */
  async idle(): Promise<void> {
    if (this.running === 0 && this.waiting.length === 0) return;
    await new Promise<void>((resolve) => this.idleListeners.push(resolve));
  }

  /** Asks the receiver's URL for the echo that the console asks for. */
  async verifyUrl(): Promise<{ ok: boolean; status: number | null; answer: string }> {
    if (!this.options.pushUrl) return { ok: false, status: null, answer: '未配置 SANDBOX_PUSH_URL' };
    const { url, echostr } = verificationRequest(this.options);
    const { status, answer } = await this.exchange(url);
    return { ok: status === 200 && answer === echostr, status, answer };
  }

  /** Forgets orders and everything not yet sent. */
  reset(): void {
    this.faults.reset();
    this.mode = 'secure';
    this.waiting = [];
    this.held = [];
  }

  close(): void {
    this.closed = true;
    this.waiting = [];
  }

  private order(record: PushRecord): void {
    if (!this.faults.take('reorderNext')) return this.enqueue([record]);
    this.held.push(record);
    if (this.faults.counts.reorderNext === 0) this.releaseHeld();
  }

  /** One entry's events go out one after the other, different entries side by side. */
  private enqueue(records: PushRecord[]): void {
    this.waiting.push(records);
    this.work();
  }

  private work(): void {
    while (this.running < CONCURRENT && this.waiting.length > 0) {
      const records = this.waiting.shift()!;
      this.running += 1;
      void this.deliverInOrder(records).finally(() => this.finished());
    }
  }

  private async deliverInOrder(records: PushRecord[]): Promise<void> {
    for (const record of records) {
      const copies = this.faults.take('duplicateNext') ? 2 : 1;
      await Promise.all(Array.from({ length: copies }, () => this.deliver(record)));
    }
  }

  private finished(): void {
    this.running -= 1;
    this.work();
    if (this.running > 0) return;
    this.idleListeners.splice(0).forEach((resolve) => resolve());
  }

  private async deliver(record: PushRecord): Promise<void> {
    const forged = this.faults.take('wrongSignatureNext');
    for (let attempt = 1; attempt <= MAX_ATTEMPTS && !this.closed; attempt += 1) {
      if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, this.options.pushRetryMs));
      const { url, body } = pushRequest(this.options, this.mode, record.payload, forged);
      const { status, answer } = await this.exchange(url, body);
      record.attempts.push({ at: Date.now(), status, answer, faults: forged ? ['wrong-signature'] : [] });
      const accepted = status !== null && isAccepted(status, answer);
      if (accepted) record.state = 'delivered';
      else if (attempt === MAX_ATTEMPTS && record.state === 'pending') record.state = 'failed';
      this.state.changed();
      if (accepted) return;
    }
  }

  private async exchange(url: string, body?: string): Promise<{ status: number | null; answer: string }> {
    try {
      const init = body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } };
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(this.options.pushTimeoutMs) });
      return { status: response.status, answer: (await response.text()).slice(0, 2000) };
    } catch (error) {
      return { status: null, answer: (error as Error).message };
    }
  }
}
