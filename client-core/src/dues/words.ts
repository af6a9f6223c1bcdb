import {
  BILL_STATUSES, CONSENT_STATUSES, DUES_STEPS, PAYER_RELATIONS, RELIEF_KINDS, type ArrearsCase, type BranchDues, type CashStatus, type ConsentStatus, type DuesBill, type DuesConsent,
  type DuesEvent, type DuesRelief, type DuesStep, type ExtraStatus, type IsoMonth, type PaymentOrderStatus, type PaymentStepView, type RefundStatus, type ReliefStatus,
} from '@xianfeng/shared-types';
import { dateText, dateTimeText, monthText } from '../date-time';
import type { StepWords, Tone } from '../tone';
import { moneyText } from './money';

export const RELIEF_TONES: Record<ReliefStatus, Tone> = { submitted: 'gold', studied: 'gold', approved: 'green', refused: 'grey', withdrawn: 'grey', ended: 'grey' };
export const CONSENT_TONES: Record<ConsentStatus, Tone> = { requested: 'gold', agreed: 'green', refused: 'grey', revoked: 'grey' };
export const CASE_STATUS_LABELS: Record<ArrearsCase['status'], string> = { open: '待了解', resolved: '已办结' };
export const EXTRA_TONES: Record<ExtraStatus, Tone> = { ordinary: 'green', received: 'gold', reported: 'gold', receipted: 'green' };
export const CASH_TONES: Record<CashStatus, Tone> = { registered: 'gold', confirmed: 'green', rejected: 'grey', withdrawn: 'grey', returning: 'gold', returned: 'grey' };
export const REFUND_TONES: Record<RefundStatus, Tone> = {
  requested: 'gold', rejected: 'grey', withdrawn: 'grey', approved: 'gold', processing: 'gold', succeeded: 'green', abnormal: 'red', failed: 'red',
};
export const ORDER_TONES: Record<PaymentOrderStatus, Tone> = {
  created: 'gold', prepared: 'gold', paid: 'green', closed: 'grey', expired: 'grey', refunding: 'gold', part_refunded: 'blue', refunded: 'grey',
};

/** State of a month's bill; late is said in words, calmly. */
export function billState({ status, overdue }: Pick<DuesBill, 'status' | 'overdue'>): { text: string; tone: Tone } {
  if (status === 'paid') return { text: BILL_STATUSES.paid, tone: 'green' };
  if (status === 'exempt' || status === 'waived') return { text: BILL_STATUSES[status], tone: 'grey' };
  return overdue ? { text: '未交', tone: 'red' } : { text: BILL_STATUSES[status], tone: 'gold' };
}

export const isOpenBill = ({ status }: Pick<DuesBill, 'status'>): boolean => status === 'unpaid' || status === 'partial';

const ordinal = (month: IsoMonth): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** `2026年8月至10月、12月`: months in order, runs drawn together, the year where it changes. */
export function monthsText(months: readonly IsoMonth[]): string {
  const runs: IsoMonth[][] = [];
  for (const month of [...months].sort()) {
    const run = runs[runs.length - 1];
    if (run && ordinal(month) === ordinal(run[run.length - 1]) + 1) run.push(month);
    else runs.push([month]);
  }
  let year = '';
  const named = (month: IsoMonth) => {
    const text = month.slice(0, 4) === year ? `${Number(month.slice(5))}月` : monthText(month);
    year = month.slice(0, 4);
    return text;
  };
  return runs.map((run) => (run.length > 1 ? `${named(run[0])}至${named(run[run.length - 1])}` : named(run[0]))).join('、');
}

/** `2026年1月至12月`; one month stands alone. */
export const spanText = (from: IsoMonth, to: IsoMonth): string => (from === to ? monthText(from) : monthsText([from, to]).replace('、', '至'));

/** `免交` or `少交，每月 5.00 元`, with its months. */
export function reliefText({ kind, monthlyFen, fromMonth, toMonth }: Pick<DuesRelief, 'kind' | 'monthlyFen' | 'fromMonth' | 'toMonth'>): string {
  const what = kind === 'reduce' && monthlyFen !== null ? `${RELIEF_KINDS.reduce}（每月交 ${moneyText(monthlyFen)}）` : RELIEF_KINDS[kind];
  return `${what}，${spanText(fromMonth, toMonth)}`;
}

/** `配偶 周秀兰`. */
export const payerText = ({ name, relation }: DuesConsent['payer']): string => `${PAYER_RELATIONS[relation]} ${name}`;

/** Where the amount of a line comes from; empty for a decision of the branch or the committee. */
export const basisText = ({ doc, article }: Pick<DuesStep, 'doc' | 'article'>): string => [doc, article].filter(Boolean).join(' ');

export const stepTitle = ({ kind }: Pick<DuesStep, 'kind'>): string => DUES_STEPS[kind];

/** `李流动（乙分行项目党支部）、…`. */
export const payElsewhereText = (members: BranchDues['payElsewhere']): string => members.map(({ memberName, orgName }) => `${memberName}（${orgName}）`).join('、');

/** What happened to a relief, a consent or a case, for a timeline. */
export function duesSteps<S extends string>(history: readonly DuesEvent[], labels: Record<S, string>, tones: Partial<Record<S, Tone>> = {}): StepWords[] {
  return history.map(({ at, by, to, reason }) => ({
    key: at + to,
    title: labels[to as S] ?? to,
    time: dateTimeText(at) + (by ? ` · ${by}` : ''),
    note: reason || null,
    tone: tones[to as S] ?? 'grey',
  }));
}

export const consentSteps = ({ history }: Pick<DuesConsent, 'history'>): StepWords[] => duesSteps(history, CONSENT_STATUSES, CONSENT_TONES);

/** What happened to a payment or a refund, for a timeline. */
export function paymentSteps(history: readonly PaymentStepView[]): StepWords[] {
  return history.map(({ at, by, to, reason }) => ({ key: at + to, title: to, time: `${dateTimeText(at)} · ${by ?? '系统'}`, note: reason || null, tone: 'grey' }));
}

/** `应于11月15日前交纳`: true before that day and after it. */
export const dueOnText = ({ dueOn }: Pick<DuesBill, 'dueOn'>): string => `应于${dateText(dueOn).slice(5)}前交纳`;

/** `92%` of parts of a hundred thousand; all only when it is all. */
export function rateText(rate: number): string {
  const tenths = Math.floor(rate / 100);
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${Math.trunc(tenths / 10)}.${tenths % 10}%`;
}
