import { Injectable } from '@nestjs/common';
import type { Fen, IsoDate } from '@xianfeng/shared-types';
import { bulkInsertNew, type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { type BillResult, type FundFlowRow, type TradeBillRow, WechatPay } from '../../../platform/wechat-pay/ports';
import { PaymentFacts } from '../../payments';
import { emptinessIsDoubtful } from './bill-day';
import type { BillRow } from './bill-row.entity';
import type { FundFlowKept } from './fund-flow.entity';
import { ReconDayRow } from './recon-day.entity';

type Outcome = 'read' | 'waiting' | 'failed';
type NoBill = Extract<BillResult<never>, { kind: 'creating' | 'failed' }>;
type NewBillRow = Omit<BillRow, 'feeBooked'> & { feeBooked: number };

/** A fund-flow bill as far as it is kept beside the trade bill. */
interface Funds {
  inFen: Fen;
  outFen: Fen;
  /** What came back taken off. */
  withdrawnFen: Fen;
  /** What belongs to no row of the trade bill. */
  others: (Omit<FundFlowKept, 'booked' | 'returnsId'> & { booked: number })[];
}

/** A movement between the merchant's account and the bank, which is no business of one payment. */
const isWithdrawal = ({ businessType, business }: FundFlowRow): boolean => /提现/.test(businessType + business);

/** A day on which nothing is known yet. */
export const unreadDay = (day: IsoDate): Omit<ReconDayRow, 'comparedAt' | 'readAt'> & { comparedAt: null; readAt: null } => ({
  day, status: 'waiting', billSha1: null, payments: 0, paidFen: 0, refunds: 0, refundedFen: 0, feeFen: 0, fundInFen: null, fundOutFen: null, withdrawnFen: null,
  herePayments: 0, herePaidFen: 0, hereRefunds: 0, hereRefundedFen: 0, booksPaidFen: 0, booksRefundedFen: 0, feeRuns: 0, problem: null, readAt: null, comparedAt: null,
});

/** Fetches a day's two bills and keeps them: WeChat has them for three months only. */
@Injectable()
export class BillIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly wechat: WechatPay,
    private readonly payments: PaymentFacts,
  ) {}

  /** Not inside a unit of work. Read before, it stays as it was read. */
  async ensure(day: IsoDate): Promise<Outcome> {
    const known = await this.uow.read((tx) => tx.repo(ReconDayRow).findOneBy({ day }));
    if (known?.readAt) return 'read';
    const trade = await this.trade(day);
    if ('kind' in trade) return this.without(day, trade);
    const funds = await this.funds(day, trade.rows);
    if (funds && 'kind' in funds) return this.without(day, funds);
    await this.keep(day, trade.rows, funds, trade.sha1);
    return 'read';
  }

  /** The whole bill is let go when this returns: beside the other one, a day of a hundred thousand payments would not fit. */
  private async trade(day: IsoDate): Promise<{ rows: NewBillRow[]; sha1: string | null } | NoBill> {
    const bill = await this.wechat.tradeBill(day);
    if (bill.kind === 'creating' || bill.kind === 'failed') return bill;
    if (bill.kind === 'rows') return { rows: bill.rows.filter(({ state }) => state !== 'REVOKED').map((row) => billRow(day, row)), sha1: bill.sha1 };
    if (emptinessIsDoubtful(day, this.clock.now()) && (await this.payments.sumsByDay(day, day)).size > 0) return { kind: 'creating' };
    return { rows: [], sha1: null };
  }

  /** The movements of one business number are summed up beside the trade row they belong to. Null: no statement. */
  private async funds(day: IsoDate, rows: readonly NewBillRow[]): Promise<Funds | NoBill | null> {
    const bill = await this.wechat.fundFlowBill(day);
    if (bill.kind === 'creating' || bill.kind === 'failed') return bill;
    if (bill.kind === 'empty') return null;
    const trades = new Map(rows.map((row) => [row.wechatNumber, row]));
    const funds: Funds = { inFen: 0, outFen: 0, withdrawnFen: 0, others: [] };
    for (const flow of bill.rows) {
      const fen = flow.direction === 'in' ? flow.amountFen : -flow.amountFen;
      const trade = trades.get(flow.businessId);
      if (trade) trade.fundFen = (trade.fundFen ?? 0) + fen;
      else funds.others.push(otherFlow(day, flow, fen));
      if (isWithdrawal(flow)) funds.withdrawnFen -= fen;
      else if (fen > 0) funds.inFen += fen;
      else funds.outFen -= fen;
    }
    return funds;
  }

  private without(day: IsoDate, result: NoBill): Promise<Outcome> {
    const status = result.kind === 'creating' ? 'waiting' : 'failed';
    return this.uow.run(async (tx) => {
      await this.lock(tx, day);
      await tx.repo(ReconDayRow).update({ day }, { status, problem: result.kind === 'failed' ? result.reason.slice(0, 500) : '微信支付尚未生成当日账单，一般在次日 10 点后可取' });
      return status;
    });
  }

  private async keep(day: IsoDate, rows: readonly NewBillRow[], funds: Funds | null, billSha1: string | null): Promise<void> {
    const sums = { payment: { count: 0, fen: 0 }, refund: { count: 0, fen: 0 }, feeFen: 0 };
    for (const { kind, fen, feeFen } of rows) {
      sums[kind].count += 1;
      sums[kind].fen += fen;
      sums.feeFen += feeFen;
    }
    await this.uow.run(async (tx) => {
      await this.lock(tx, day);
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await bulkInsertNew(tx, 'recon_bill_row', rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ ...row })));
      await bulkInsertNew(tx, 'recon_fund_flow', (funds?.others ?? []).map((row) => ({ ...row })));
      await tx.repo(ReconDayRow).update({ day }, {
        billSha1, problem: null, readAt: this.clock.now(), payments: sums.payment.count, paidFen: sums.payment.fen, refunds: sums.refund.count, refundedFen: sums.refund.fen,
        feeFen: sums.feeFen, fundInFen: funds && funds.inFen, fundOutFen: funds && funds.outFen, withdrawnFen: funds && funds.withdrawnFen,
      });
    });
  }

  private lock(tx: Tx, day: IsoDate): Promise<void> {
    return tx.lockRow('recon_day', { ...unreadDay(day) });
  }
}

const ROWS_AT_ONCE = 2_000;

function billRow(day: IsoDate, row: TradeBillRow): NewBillRow {
  const refund = row.state === 'REFUND';
  return {
    id: newId(), day, kind: refund ? 'refund' : 'payment', number: refund ? row.outRefundNo! : row.outTradeNo, wechatNumber: refund ? row.refundId! : row.transactionId,
    fen: refund ? row.refundFen : row.orderFen, feeFen: row.feeFen, at: row.at, fundFen: null, feeBooked: 0,
  };
}

function otherFlow(day: IsoDate, flow: FundFlowRow, fen: Fen): Funds['others'][number] {
  const { flowId, business, businessId, at } = flow;
  const kind = !isWithdrawal(flow) ? 'other' : fen < 0 ? 'withdrawal' : 'returned';
  return { flowId, day, kind, business: business.slice(0, 64), businessId, fen, at, booked: 0, unbackedFen: 0 };
}
