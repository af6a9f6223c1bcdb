export {
  type BillResult, type FundFlowRow, type NotificationReading, type PayFailure, type PaymentParams, type PayNotification, type PayOrder, type PayRefund,
  type PayResult, type PayTransaction, type RefundRequest, type RefundState, type TradeBillRow, type TradeState, WechatPay,
} from './ports';
export { WechatPayModule } from './wechat-pay.module';
