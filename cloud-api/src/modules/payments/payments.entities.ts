import { PaymentNoticeRow } from './callbacks/notice.entity';
import { PaymentCashRow } from './cash/cash.entity';
import { PaymentExceptionRow } from './exceptions/exception.entity';
import { PaymentItemRow, PaymentOrderRow } from './orders/order.entity';
import { PaymentStepRow } from './payment-step.entity';
import { PaymentReceiptRow } from './receipts/receipt.entity';
import { PaymentRefundRow } from './refunds/refund.entity';

export const PAYMENT_ENTITIES = [
  PaymentCashRow, PaymentExceptionRow, PaymentItemRow, PaymentNoticeRow, PaymentOrderRow, PaymentReceiptRow, PaymentRefundRow, PaymentStepRow,
];
