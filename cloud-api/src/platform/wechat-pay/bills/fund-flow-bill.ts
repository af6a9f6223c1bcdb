import { PayContentError } from '../payloads';
import type { FundFlowRow } from '../ports';
import type { BillShape } from './bill-table';
import { billTime } from './bill-time';
import { fenOf } from './yuan';

const DIRECTIONS = new Map<string, FundFlowRow['direction']>([['收入', 'in'], ['支出', 'out']]);

function directionOf(cell: string): FundFlowRow['direction'] {
  const direction = DIRECTIONS.get(cell);
  if (!direction) throw new PayContentError(`账单中有未知的收支类型 ${cell}`);
  return direction;
}

/** 资金账单 */
export const FUND_FLOW_BILL: BillShape<FundFlowRow> = {
  columns: ['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)', '账户结余(元)', '备注', '业务凭证号'],
  count: '资金流水总笔数',
  read: (cell) => ({
    at: billTime(cell('记账时间')),
    businessId: cell('微信支付业务单号'),
    flowId: cell('资金流水单号'),
    business: cell('业务名称'),
    businessType: cell('业务类型'),
    direction: directionOf(cell('收支类型')),
    amountFen: fenOf(cell('收支金额(元)')),
    balanceFen: fenOf(cell('账户结余(元)')),
    note: cell('备注'),
    voucher: cell('业务凭证号'),
  }),
};
