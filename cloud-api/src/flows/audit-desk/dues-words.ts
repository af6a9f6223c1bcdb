import {
  CASH_STATUS_LABELS, CONSENT_STATUSES, DIFFERENCE_STATUS_LABELS, EXCEPTION_STATUS_LABELS, EXTRA_STATUSES, PAYMENT_ORDER_STATUS_LABELS, REFUND_STATUS_LABELS, RELIEF_STATUSES,
} from '@xianfeng/shared-types';

/** Acts that are named after the state they lead to. */
const becoming = (prefix: string, subject: string, labels: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([state, label]) => [`${prefix}${state}`, `${subject}：${label}`]));

/** Acts on party dues as officers read them. */
export const DUES_ACTIONS: Record<string, string> = {
  'dues.item_create': '增加党费收入项目', 'dues.item_end': '停用党费收入项目', 'dues.fix': '核定党费', 'dues.fixing_import': '批量核定党费', 'dues.base_read': '查看党费计缴基数',
  'dues.bills_make': '生成党费账单', 'dues.bill_waive': '取消党费账单', 'dues.permit': '允许一次多交几个月党费',
  ...becoming('dues.relief_', '少交免交', RELIEF_STATUSES), ...becoming('dues.consent_', '党费代交', CONSENT_STATUSES), ...becoming('dues.extra_', '自愿多交', EXTRA_STATUSES),
  'dues.case_open': '连续六个月未交党费：待了解', 'dues.case_resolved': '连续六个月未交党费：已办结',
  ...becoming('payment-order.', '党费订单', PAYMENT_ORDER_STATUS_LABELS), ...becoming('payment-refund.', '党费退款', REFUND_STATUS_LABELS),
  ...becoming('payment-cash.', '现金党费', CASH_STATUS_LABELS), ...becoming('payment-exception.', '党费人工处理', EXCEPTION_STATUS_LABELS),
  ...becoming('recon-difference.', '党费对账差异', DIFFERENCE_STATUS_LABELS), 'dues-books.close': '党费账结账', 'dues_books.export': '导出党费账表',
  'dues_ratio.set': '设定党费上缴比例', 'dues_remittance.create': '登记上缴党费', 'dues_remittance.send': '确认汇出上缴党费', 'dues_remittance.receive': '确认收到上缴党费',
  'dues_remittance.return': '退回上缴党费', 'dues_remittance.cancel': '取消上缴党费', 'dues_use.request': '申请使用党费', 'dues_use.approve': '批准使用党费', 'dues_use.reject': '不批准使用党费',
  'dues_use.withdraw': '撤回使用党费申请', 'cash_deposit.count': '清点现金党费', 'cash_deposit.confirm': '确认现金党费存行', 'cash_deposit.refuse': '退回现金党费存行',
  'book_entry.enter': '登记利息或期初', 'book_entry.confirm': '确认利息或期初入账', 'book_entry.refuse': '退回利息或期初登记', 'book_entry.reverse': '冲销利息或期初',
  'dues_publication.publish': '公示党费收支',
};
