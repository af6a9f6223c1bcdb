import {
  CASH_RETURN_WAYS, CASH_STATUS_LABELS, type CashQuery, type CashReturnWay, type CreateOrderBody, type DecideCashReturnBody, EXCEPTION_ACTION_LABELS, EXCEPTION_STATUS_LABELS, type ExceptionsQuery, type OrdersQuery,
  PAYMENT_EXCEPTION_LABELS, PAYMENT_ORDER_STATUS_LABELS, type PaymentDecisionBody, REFUND_STATUS_LABELS, type RefundsQuery, type RegisterCashBody,
  type RequestCashReturnBody, type RequestRefundBody, type ResolveExceptionBody,
} from '@xianfeng/shared-types';
import { BoolField, DateField, IdField, IntField, MonthListField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';

const MOST_MONTHS = 60;
/** A million yuan: more is a slip of the finger, or an affair of the bank. */
const MOST_FEN = 100_000_000;

const MonthsField = () => MonthListField('月份', MOST_MONTHS);

/** What is paid, and by whose leave where somebody else pays. */
class PaidDuesDto {
  @Optional()
  @IdField('代交登记')
  consentId?: string;

  @MonthsField()
  months: string[];

  @Optional()
  @IntField('自愿多交金额（分）', 0, MOST_FEN)
  extraFen?: number;
}

export class CreateOrderDto extends PaidDuesDto implements CreateOrderBody {
  @Optional()
  @IdField('党员')
  memberId?: string;
}

export class LinkOrderDto {
  @TextField('微信登录凭证', 128)
  code: string;
}

export class OrdersQueryDto extends PageQueryDto implements OrdersQuery {
  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @IdField('党员')
  memberId?: string;

  @Optional()
  @OneOfField('状态', Object.keys(PAYMENT_ORDER_STATUS_LABELS))
  status?: keyof typeof PAYMENT_ORDER_STATUS_LABELS;

  @Optional()
  @TextField('单号', 64)
  number?: string;
}

export class RequestRefundDto implements RequestRefundBody {
  @MonthsField()
  months: string[];

  @BoolField('退还自愿多交')
  extra: boolean;

  @TextField('退款原因', 80, 2)
  reason: string;
}

export class RefundsQueryDto extends PageQueryDto implements RefundsQuery {
  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @OneOfField('状态', Object.keys(REFUND_STATUS_LABELS))
  status?: keyof typeof REFUND_STATUS_LABELS;
}

export class PaymentDecisionDto implements PaymentDecisionBody {
  @OneOfField('办理结果', ['approve', 'reject'])
  outcome: 'approve' | 'reject';

  @Optional()
  @TextField('理由', 500, 0)
  reason?: string;

  @VersionField()
  version: number;
}

export class PaymentVersionDto {
  @VersionField()
  version: number;
}

export class RegisterCashDto extends PaidDuesDto implements RegisterCashBody {
  @IdField('党员')
  memberId: string;

  @DateField('收款日期')
  receivedOn: string;

  @TextField('备注', 200, 0)
  note: string;
}

export class DecideCashReturnDto extends PaymentDecisionDto implements DecideCashReturnBody {
  @Optional()
  @DateField('转账日期')
  on?: string;

  @Optional()
  @TextField('银行回单编号', 64)
  slip?: string;
}

export class RequestCashReturnDto implements RequestCashReturnBody {
  @Optional()
  @OneOfField('退还方式', Object.keys(CASH_RETURN_WAYS))
  way?: CashReturnWay;

  @TextField('退还原因', 200, 2)
  reason: string;

  @VersionField()
  version: number;
}

export class CashQueryDto extends PageQueryDto implements CashQuery {
  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @OneOfField('状态', Object.keys(CASH_STATUS_LABELS))
  status?: keyof typeof CASH_STATUS_LABELS;
}

export class ExceptionsQueryDto extends PageQueryDto implements ExceptionsQuery {
  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @OneOfField('状态', Object.keys(EXCEPTION_STATUS_LABELS))
  status?: keyof typeof EXCEPTION_STATUS_LABELS;

  @Optional()
  @OneOfField('类别', Object.keys(PAYMENT_EXCEPTION_LABELS))
  kind?: keyof typeof PAYMENT_EXCEPTION_LABELS;
}

export class ResolveExceptionDto implements ResolveExceptionBody {
  @OneOfField('处理方式', Object.keys(EXCEPTION_ACTION_LABELS))
  action: keyof typeof EXCEPTION_ACTION_LABELS;

  @TextField('处理说明', 500, 2)
  reason: string;

  @Optional()
  @MonthsField()
  months?: string[];

  @Optional()
  @IdField('党员')
  memberId?: string;

  @VersionField()
  version: number;
}
