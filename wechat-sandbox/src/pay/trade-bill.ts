import { billTime } from './beijing-time';
import { loose, yuan, type BillTable } from './bill-table';
import type { LedgerEntry } from './ledger';

export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND';

interface Column {
  name: string;
  /** The bill SUCCESS lacks what is of refunds alone. */
  in: 'both' | 'REFUND';
  cell(entry: LedgerEntry): string;
}

const both = (name: string, cell: Column['cell']): Column => ({ name, in: 'both', cell });
const ofRefunds = (name: string, cell: Column['cell']): Column => ({ name, in: 'REFUND', cell });
const rate = (hundredths: number): string => `${yuan(hundredths)}%`;
const fee = ({ order, refund }: LedgerEntry): string => `${yuan(refund ? -refund.feeFen : order.feeFen)}000`;

/** Columns of the bill ALL, in its order. */
const COLUMNS: Column[] = [
  both('交易时间', ({ at }) => billTime(at)),
  both('公众账号ID', ({ order }) => order.appid),
  both('商户号', ({ order }) => order.mchid),
  both('特约商户号', () => '0'),
  both('设备号', () => ''),
  both('微信订单号', ({ order }) => order.transactionId!),
  both('商户订单号', ({ order }) => order.outTradeNo),
  both('用户标识', ({ order }) => order.openid),
  both('交易类型', () => 'JSAPI'),
  both('交易状态', ({ refund }) => (refund ? 'REFUND' : 'SUCCESS')),
  both('付款银行', () => 'OTHERS'),
  both('货币种类', () => 'CNY'),
  both('应结订单金额', ({ order, refund }) => yuan(refund ? 0 : order.totalFen)),
  both('代金券金额', () => '0.00'),
  ofRefunds('微信退款单号', ({ refund }) => refund?.refundId ?? '0'),
  ofRefunds('商户退款单号', ({ refund }) => refund?.outRefundNo ?? '0'),
  ofRefunds('退款金额', ({ refund }) => yuan(refund?.refundFen ?? 0)),
  ofRefunds('充值券退款金额', () => '0.00'),
  ofRefunds('退款类型', ({ refund }) => (refund ? 'ORIGINAL' : '')),
  ofRefunds('退款状态', ({ refund }) => refund?.status ?? ''),
  both('商品名称', ({ order }) => order.description),
  both('商户数据包', ({ order }) => order.attach),
  both('手续费', fee),
  both('费率', ({ order }) => rate(order.feeRate)),
  both('订单金额', ({ order, refund }) => yuan(refund ? 0 : order.totalFen)),
  ofRefunds('申请退款金额', ({ refund }) => yuan(refund?.refundFen ?? 0)),
  both('费率备注', () => ''),
];

/** Only the bill REFUND has them, at its beginning. */
const REFUND_TIMES: Column[] = [
  ofRefunds('退款申请时间', ({ refund }) => billTime(refund!.createdAt)),
  ofRefunds('退款成功时间', ({ refund }) => billTime(refund!.succeededAt!)),
];

const SUMS_HEAD = ['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额', '申请退款总金额'];

function columnsOf(type: TradeBillType): Column[] {
  if (type === 'ALL') return COLUMNS;
  if (type === 'SUCCESS') return COLUMNS.filter((column) => column.in === 'both');
  return [COLUMNS[0]!, ...REFUND_TIMES, ...COLUMNS.slice(1)];
}

const wanted = (type: TradeBillType) => ({ refund }: LedgerEntry) => type === 'ALL' || (type === 'REFUND') === (refund !== null);

function* rowsOf(entries: LedgerEntry[], columns: Column[]): Generator<string[]> {
  for (const entry of entries) yield columns.map(({ cell }) => cell(entry));
}

/** 交易账单 of a day's entries; null when none belongs in it. */
export function tradeBill(entries: LedgerEntry[], type: TradeBillType): BillTable | null {
  const listed = entries.filter(wanted(type));
  if (listed.length === 0) return null;
  const columns = columnsOf(type);
  const paid = listed.reduce((sum, { order, refund }) => sum + (refund ? 0 : order.totalFen), 0);
  const refunded = listed.reduce((sum, { refund }) => sum + (refund?.refundFen ?? 0), 0);
  const fees = listed.reduce((sum, { order, refund }) => sum + (refund ? -refund.feeFen : order.feeFen), 0);
  return {
    head: columns.map(({ name }) => name),
    rows: rowsOf(listed, columns),
    sumsHead: SUMS_HEAD,
    sums: () => [`${listed.length}.0`, loose(paid), loose(refunded), '0.0', loose(fees), loose(paid), loose(refunded)],
  };
}
