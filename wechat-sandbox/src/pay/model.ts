/** 分, a whole number. */
export type Fen = number;

/** An order of the merchant, as WeChat Pay keeps it. */
export interface PayOrder {
  outTradeNo: string;
  appid: string;
  mchid: string;
  description: string;
  attach: string;
  notifyUrl: string;
  totalFen: Fen;
  openid: string;
  createdAt: number;
  /** time_expire; afterwards the order counts as closed. */
  expiresAt: number;
  /** Digest of the request: the same number may only be asked for again with the same parameters. */
  request: string;
  prepayId: string;
  prepayAt: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  transactionId: string | null;
  paidAt: number | null;
  /** Taken from the merchant at the payment. */
  feeFen: Fen;
  /** Hundredths of a percent: 60 is 0.60%. */
  feeRate: number;
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

export interface PayRefund {
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  transactionId: string;
  reason: string;
  /** Empty: nobody is told. */
  notifyUrl: string;
  refundFen: Fen;
  totalFen: Fen;
  /** Fee given back to the merchant. */
  feeFen: Fen;
  status: RefundStatus;
  createdAt: number;
  succeededAt: number | null;
  request: string;
}

export interface NotifyAttempt {
  at: number;
  /** null: no answer in time. */
  status: number | null;
  answer: string;
  /** What was wrong with this request; empty: it was the true one. */
  faults: string[];
}

/** A callback on its way to the merchant. */
export interface PayNotification {
  id: string;
  eventType: string;
  originalType: 'transaction' | 'refund';
  outTradeNo: string;
  outRefundNo: string | null;
  url: string;
  /** What is encrypted in it. */
  resource: Record<string, unknown>;
  createdAt: number;
  /** `lost`: a fault kept it back for good. */
  state: 'pending' | 'delivered' | 'failed' | 'lost';
  /** Deliveries of the schedule so far. */
  tries: number;
  /** Real time of the next delivery, epoch ms. */
  nextAt: number;
  attempts: NotifyAttempt[];
}
