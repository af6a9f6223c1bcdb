import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PayNotification, PayOrder, PayRefund } from './model';

/** Finished callbacks beyond this many are forgotten, the oldest first. */
const KEPT_NOTIFICATIONS = 20_000;

interface Records {
  order: PayOrder;
  refund: PayRefund;
  notification: PayNotification;
}

/**
 * Orders, refunds and callbacks. Every change is appended to a journal, one line a record as it then stood: cheap with ten
 * thousand payments, and complete after a kill. A start keeps the last line of each.
 */
export class PayStore {
  readonly orders = new Map<string, PayOrder>();
  readonly refunds = new Map<string, PayRefund>();
  readonly notifications = new Map<string, PayNotification>();
  private byPrepayId = new Map<string, string>();
  private byTransaction = new Map<string, string>();
  private byOpenid = new Map<string, Set<string>>();
  private refundsOf = new Map<string, Set<string>>();
  private journal: number | null = null;

  constructor(private readonly file: string) {
    if (!file) return;
    this.replay();
    this.rewrite();
  }

  save<K extends keyof Records>(kind: K, record: Records[K]): void {
    this.keep(kind, record);
    if (this.journal !== null) writeSync(this.journal, `${JSON.stringify({ [kind]: record })}\n`);
  }

  orderOfPrepay = (prepayId: string): PayOrder | undefined => this.orders.get(this.byPrepayId.get(prepayId) ?? '');
  orderOfTransaction = (transactionId: string): PayOrder | undefined => this.orders.get(this.byTransaction.get(transactionId) ?? '');
  ordersOfPayer = (openid: string): PayOrder[] => [...(this.byOpenid.get(openid) ?? [])].map((no) => this.orders.get(no)!);
  refundsOfOrder = (outTradeNo: string): PayRefund[] => [...(this.refundsOf.get(outTradeNo) ?? [])].map((no) => this.refunds.get(no)!);

  reset(): void {
    for (const map of [this.orders, this.refunds, this.notifications, this.byPrepayId, this.byTransaction, this.byOpenid, this.refundsOf]) map.clear();
    if (this.file) this.rewrite();
  }

  close(): void {
    if (this.journal !== null) closeSync(this.journal);
    this.journal = null;
  }

  private keep<K extends keyof Records>(kind: K, record: Records[K]): void {
    if (kind === 'order') this.keepOrder(record as PayOrder);
    else if (kind === 'refund') this.keepRefund(record as PayRefund);
    else this.keepNotification(record as PayNotification);
  }

  private keepOrder(order: PayOrder): void {
    this.orders.set(order.outTradeNo, order);
    if (order.prepayId) this.byPrepayId.set(order.prepayId, order.outTradeNo);
    if (order.transactionId) this.byTransaction.set(order.transactionId, order.outTradeNo);
    addTo(this.byOpenid, order.openid, order.outTradeNo);
  }

  private keepRefund(refund: PayRefund): void {
    this.refunds.set(refund.outRefundNo, refund);
    addTo(this.refundsOf, refund.outTradeNo, refund.outRefundNo);
  }

  private keepNotification(notification: PayNotification): void {
    this.notifications.set(notification.id, notification);
    if (this.notifications.size <= KEPT_NOTIFICATIONS) return;
    for (const { id, state } of this.notifications.values()) {
      if (state === 'pending') continue;
      this.notifications.delete(id);
      return;
    }
  }

  private replay(): void {
    if (!existsSync(this.file)) return;
    // What follows the last line end is nothing, or a line that a kill has cut.
    for (const line of readFileSync(this.file, 'utf8').split('\n').slice(0, -1)) {
      const [[kind, record]] = Object.entries(JSON.parse(line) as Records) as [[keyof Records, Records[keyof Records]]];
      this.keep(kind, record);
    }
  }

  /** Writes what is known as a fresh journal and goes on appending to it. */
  private rewrite(): void {
    this.close();
    mkdirSync(dirname(this.file), { recursive: true });
    const lines = [
      ...[...this.orders.values()].map((order) => JSON.stringify({ order })),
      ...[...this.refunds.values()].map((refund) => JSON.stringify({ refund })),
      ...[...this.notifications.values()].map((notification) => JSON.stringify({ notification })),
    ];
    writeFileSync(`${this.file}.new`, lines.map((line) => `${line}\n`).join(''));
    renameSync(`${this.file}.new`, this.file);
    this.journal = openSync(this.file, 'a');
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
