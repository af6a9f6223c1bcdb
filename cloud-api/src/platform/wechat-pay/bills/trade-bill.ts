import { PayContentError } from '../payloads';
import type { TradeBillRow } from '../ports';
import { billTime } from './bill-time';
import type { BillShape } from './bill-table';
import { fenOf } from './yuan';

const STATES: readonly TradeBillRow['state'][] = ['SUCCESS', 'REFUND', 'REVOKED'];

/** Payments carry `0` or nothing in the columns of refunds. */
const numberOrNull = (cell: string): string | null => (cell === '' || cell === '0' ? null : cell);

function stateOf(cell: string): TradeBillRow['state'] {
  const state = STATES.find((one) => one === cell);
  if (!state) throw new PayContentError(`账单中有未知的交易状态 ${cell}`);
  return state;
}

/** 交易账单 */
export const TRADE_BILL: BillShape<TradeBillRow> = {
  columns: [
    '交易时间', '微信订单号', '商户订单号', '用户标识', '交易状态', '应结订单金额', '微信退款单号', '商户退款单号', '退款状态', '手续费', '费率', '订单金额', '申请退款金额',
  ],
  count: '总交易单数',
  read: (cell) => ({
    at: billTime(cell('交易时间')),
    transactionId: cell('微信订单号'),
    outTradeNo: cell('商户订单号'),
    openid: cell('用户标识'),
    state: stateOf(cell('交易状态')),
    orderFen: fenOf(cell('订单金额')),
    settledFen: fenOf(cell('应结订单金额')),
    refundId: numberOrNull(cell('微信退款单号')),
    outRefundNo: numberOrNull(cell('商户退款单号')),
    refundFen: fenOf(cell('申请退款金额')),
    refundState: numberOrNull(cell('退款状态')),
    feeFen: fenOf(cell('手续费')),
    feeRate: cell('费率'),
  }),
};
