import { billTime, dayStart } from './beijing-time';
import { loose, yuan, type BillTable } from './bill-table';
import type { LedgerEntry } from './ledger';

const HEAD = ['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)', '账户结余(元)', '资金变更提交申请人', '备注', '业务凭证号'];
const SUMS_HEAD = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'];

/** 提现: money that went from the merchant's account to the bank. */
export interface Withdrawal {
  at: number;
  id: string;
  fen: number;
}

interface Flow {
  at: number;
  businessId: string;
  name: string;
  /** Negative: 支出. */
  fen: number;
  note: string;
  voucher: string;
}

/** A payment comes in whole and its fee goes out; a refund goes out less the fee that is given back. */
function flowsOf({ at, order, refund }: LedgerEntry): Flow[] {
  if (refund) {
    const note = `退款总金额${yuan(refund.refundFen)}元;含手续费${yuan(refund.feeFen)}元`;
    return [{ at, businessId: refund.refundId, name: '退款', fen: refund.feeFen - refund.refundFen, note, voucher: refund.outRefundNo }];
  }
  const common = { at, businessId: order.transactionId!, voucher: order.outTradeNo };
  const paid = { ...common, name: '交易', fen: order.totalFen, note: `结算总金额${yuan(order.totalFen)}元` };
  const fee = { ...common, name: '扣除交易手续费', fen: -order.feeFen, note: '' };
  return order.feeFen > 0 ? [paid, fee] : [paid];
}

const withdrawalFlow = ({ at, id, fen }: Withdrawal): Flow => ({ at, businessId: id, name: '提现', fen: -fen, note: '提现到银行账户', voucher: id });

/** 资金账单 of a day; `entries` and `withdrawals` are all until its end, because the balance runs on. Null when the day has none. */
export function fundFlowBill(entries: LedgerEntry[], withdrawals: readonly Withdrawal[], date: string): BillTable | null {
  const start = dayStart(date);
  if (![...entries, ...withdrawals].some(({ at }) => at >= start)) return null;
  const sums = { in: { count: 0, fen: 0 }, out: { count: 0, fen: 0 } };
  return {
    head: HEAD,
    rows: rowsOf(inOrder(entries, withdrawals), start, sums),
    sumsHead: SUMS_HEAD,
    sums: () => [`${sums.in.count + sums.out.count}.0`, `${sums.in.count}.0`, loose(sums.in.fen), `${sums.out.count}.0`, loose(sums.out.fen)],
  };
}

type Sums = Record<'in' | 'out', { count: number; fen: number }>;

/** One after the other: a day may have a hundred thousand. */
function* inOrder(entries: LedgerEntry[], withdrawals: readonly Withdrawal[]): Generator<Flow> {
  const waiting = [...withdrawals];
  for (const entry of entries) {
    while (waiting.length > 0 && waiting[0]!.at < entry.at) yield withdrawalFlow(waiting.shift()!);
    yield* flowsOf(entry);
  }
  yield* waiting.map(withdrawalFlow);
}

function* rowsOf(flows: Iterable<Flow>, start: number, sums: Sums): Generator<string[]> {
  let balance = 0;
  for (const { at, businessId, name, fen, note, voucher } of flows) {
    balance += fen;
    if (at < start) continue;
    const side = fen < 0 ? sums.out : sums.in;
    side.count += 1;
    side.fen += Math.abs(fen);
    const flowId = `${businessId.slice(-18)}${String(sums.in.count + sums.out.count).padStart(8, '0')}`;
    yield [billTime(at), businessId, flowId, name, name, fen < 0 ? '支出' : '收入', yuan(Math.abs(fen)), yuan(balance), 'system', note, voucher];
  }
}
