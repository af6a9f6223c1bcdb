import { createHash } from 'node:crypto';

/** Of API calls, drawn per call. `-after`: the call took effect, the answer says otherwise. */
export const API_FAULTS = [
  'error-before', 'error-after', 'gateway-before', 'gateway-after', 'timeout-before', 'timeout-after', 'reset-after',
  'limited-before', 'limited-after', 'wrong-signature', 'sign-test',
] as const;
/** Of payments and refunds, drawn where they happen. */
export const MONEY_FAULTS = ['paid-client-fails', 'close-then-paid', 'notify-closed-order', 'refund-abnormal', 'refund-closed'] as const;
/** Of callbacks, drawn at the first delivery of each. Those of the second line come before the true one. */
export const NOTIFY_FAULTS = [
  'notify-lost', 'notify-late', 'notify-duplicate', 'notify-double', 'notify-reorder',
  'notify-sign-test', 'notify-wrong-signature', 'notify-wrong-nonce', 'notify-wrong-aad', 'notify-wrong-amount', 'notify-wrong-payer',
] as const;

export type ApiFault = (typeof API_FAULTS)[number];
export type MoneyFault = (typeof MONEY_FAULTS)[number];
export type NotifyFault = (typeof NOTIFY_FAULTS)[number];
export type PayFault = ApiFault | MoneyFault | NotifyFault;

const ALL: readonly string[] = [...API_FAULTS, ...MONEY_FAULTS, ...NOTIFY_FAULTS];
export const isPayFault = (name: string): name is PayFault => ALL.includes(name);

export interface PlannedPayFault {
  fault: PayFault;
  times: number;
  /** Only calls of this API (create, query, close, refund, query-refund, certificates, bill, download). */
  api?: string;
  /** Only this out_trade_no or out_refund_no. */
  subject?: string;
  /** Answer of error-before and error-after; 500 SYSTEM_ERROR unless given. */
  code?: string;
  status?: number;
}

/** Where a fault may strike. */
export interface Place {
  api?: string;
  subject: string;
}

/** Misbehaviour of the payment platform, ordered through /_control/pay: by count, or by probability with a seed. */
export class PayFaults {
  private planned: PlannedPayFault[] = [];
  private probabilities: Record<string, number> = {};
  private seed = '0';
  /** How often each fault was drawn for each subject: a repeat draws anew, whatever else happens meanwhile. */
  private draws = new Map<string, number>();
  private struck: Record<string, number> = {};

  plan(fault: PlannedPayFault): void {
    this.planned.push({ ...fault });
  }

  /** Keys are faults, or `fault@api` for one API. */
  setProbabilities(seed: string, probabilities: Record<string, number>): void {
    Object.assign(this, { seed, probabilities, draws: new Map() });
  }

  /** Takes the fault if it is planned here, or if the lot says so. */
  take(fault: PayFault, place: Place): PlannedPayFault | null {
    const hit = this.takePlanned(fault, place) ?? (this.drawn(fault, place) ? { fault, times: 1 } : null);
    if (hit) this.struck[fault] = (this.struck[fault] ?? 0) + 1;
    return hit;
  }

  /** The first of these faults that strikes. */
  takeOne(faults: PayFault[], place: Place): PlannedPayFault | null {
    for (const fault of faults) {
      const hit = this.take(fault, place);
      if (hit) return hit;
    }
    return null;
  }

  list() {
    return { planned: this.planned, seed: this.seed, probabilities: this.probabilities, struck: this.struck };
  }

  reset(): void {
    this.setProbabilities('0', {});
    this.planned = [];
    this.struck = {};
  }

  private takePlanned(fault: PayFault, { api, subject }: Place): PlannedPayFault | null {
    const found = this.planned.find((one) => one.fault === fault && (!one.api || one.api === api) && (!one.subject || one.subject === subject));
    if (!found) return null;
    found.times -= 1;
    if (found.times <= 0) this.planned.splice(this.planned.indexOf(found), 1);
    return found;
  }

  /** Hashed from the seed and the subject, so that the order of concurrent calls does not matter. */
  private drawn(fault: PayFault, { api = '', subject }: Place): boolean {
    const probability = this.probabilities[`${fault}@${api}`] ?? this.probabilities[fault] ?? 0;
    if (probability <= 0) return false;
    const key = `${fault}|${api}|${subject}`;
    const count = this.draws.get(key) ?? 0;
    this.draws.set(key, count + 1);
    const lot = createHash('sha256').update(`${this.seed}|${key}|${count}`).digest().readUIntBE(0, 6) / 2 ** 48;
    return lot < probability;
  }
}
