import type { Fen, Id, IsoMonth, PayerKind, PaymentMethod } from '@xianfeng/shared-types';

/** A month's bill, or with `billId` null the voluntary extra. */
export interface CollectedLine {
  billId: Id | null;
  month: IsoMonth | null;
  /** Whose income it is. */
  orgId: Id;
  orgPath: string;
  fen: Fen;
}

export interface PayerOf {
  kind: PayerKind;
  memberId: Id | null;
  name: string;
}

/** Money that is there, whichever way it came. */
export interface Collected {
  /** `exception`: money out of suspense that a person put in its place. */
  source: { type: 'order' | 'cash' | 'exception'; id: Id };
  method: PaymentMethod;
  /** What the money is taken from. */
  from: 'wechat' | 'cash' | 'suspense';
  /** Whose suspense it is, when not of those whose bills it pays. */
  heldBy?: { id: Id; path: string };
  member: { id: Id; name: string };
  payer: PayerOf;
  /** Branch that collects. */
  org: { id: Id; path: string };
  lines: CollectedLine[];
  orderId: Id | null;
  transactionId: string | null;
  at: Date;
}

/** What became of a line: income, and what was over because the bill had been paid otherwise. */
export interface BookedLine extends CollectedLine {
  settledFen: Fen;
  overFen: Fen;
}

export const sumOf = <T>(items: readonly T[], fen: (item: T) => Fen): Fen => items.reduce((sum, item) => sum + fen(item), 0);
