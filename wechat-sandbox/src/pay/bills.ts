import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { randomText } from '../core/ids';
import type { SandboxClock } from '../core/clock';
import { beijingDate, dayStart, DAY_MS } from './beijing-time';
import { withFaults, type BillFault } from './bill-faults';
import { billBytes, type BillTable } from './bill-table';
import { fundFlowBill, type Withdrawal } from './fund-flow-bill';
import { ledgerEntries } from './ledger';
import { PayError, paramError } from './pay-error';
import type { PayStore } from './pay-store';
import { tradeBill, type TradeBillType } from './trade-bill';

const READY_AT_HOUR = 10;
const KEPT_DAYS = 92;
const TOKEN_LIFE_MS = 5 * 60_000;
const compress = promisify(gzip);

interface Waiting {
  bytes: Buffer;
  gzip: boolean;
  until: number;
}

/** Bills of the sandbox's own ledger, made when they are asked for and kept for their download. */
export class Bills {
  private waiting = new Map<string, Waiting>();
  private faults = new Map<string, BillFault>();
  private withdrawals: Withdrawal[] = [];

  constructor(
    private readonly store: PayStore,
    private readonly clock: SandboxClock,
  ) {}

  /** Errors: PARAM_ERROR, NO_STATEMENT_EXIST, STATEMENT_CREATING. Answers hash and token. */
  async trade(date: string, type: TradeBillType, zipped: boolean) {
    const from = this.checkedStart(date);
    const entries = ledgerEntries(this.store, from + DAY_MS).filter(({ at }) => at >= from);
    return this.make(tradeBill(withFaults(entries, this.faults.get(date)), type), zipped);
  }

  async fundFlow(date: string, account: string, zipped: boolean) {
    const from = this.checkedStart(date);
    const entries = ledgerEntries(this.store, from + DAY_MS);
    const before = entries.filter(({ at }) => at < from);
    const day = withFaults(entries.slice(before.length), this.faults.get(date));
    // The other accounts are never used.
    return this.make(account === 'BASIC' ? fundFlowBill([...before, ...day], this.withdrawals.filter(({ at }) => at < from + DAY_MS), date) : null, zipped);
  }

  /** Errors: NO_AUTH when the token is unknown or has run out. */
  download(token: string): { bytes: Buffer; gzip: boolean } {
    const file = this.waiting.get(token);
    if (!file || file.until <= this.clock.now()) throw new PayError('NO_AUTH', '下载链接已失效，请重新申请账单');
    return file;
  }

  /** The merchant takes money to the bank now. */
  withdraw(fen: number): Withdrawal {
    const withdrawal = { at: this.clock.now(), id: `TX${randomText(26)}`, fen };
    this.withdrawals.push(withdrawal);
    return withdrawal;
  }

  plant(fault: BillFault): void {
    this.faults.set(fault.date, fault);
  }

  reset(): void {
    this.waiting.clear();
    this.faults.clear();
    this.withdrawals = [];
  }

  private async make(table: BillTable | null, zipped: boolean): Promise<{ hash: string; token: string }> {
    if (!table) throw new PayError('NO_STATEMENT_EXIST');
    const { bytes, hash } = await billBytes(table);
    const now = this.clock.now();
    for (const [known, { until }] of this.waiting) if (until <= now) this.waiting.delete(known);
    const token = randomText(64);
    this.waiting.set(token, { bytes: zipped ? await compress(bytes) : bytes, gzip: zipped, until: now + TOKEN_LIFE_MS });
    return { hash, token };
  }

  /** Beginning of a day whose bills are ready. */
  private checkedStart(date: string): number {
    const start = dayStart(date);
    if (Number.isNaN(start)) throw paramError('bill_date', date, '“bill_date”格式应为yyyy-MM-DD', 'query');
    const now = this.clock.now();
    const today = dayStart(beijingDate(now));
    if (start >= today) throw paramError('bill_date', date, '“bill_date”应早于当前日期', 'query');
    if (today - start > KEPT_DAYS * DAY_MS) throw new PayError('NO_STATEMENT_EXIST');
    const ready = start + DAY_MS + READY_AT_HOUR * 60 * 60_000;
    if (now < ready) throw new PayError('STATEMENT_CREATING');
    return start;
  }
}
