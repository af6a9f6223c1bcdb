import {
  BOOK_ENTRY_KINDS, BOOK_ENTRY_STATUS_LABELS, type BookEntriesQuery, type BookEntryKind, type BookEntryStatus, type ConfirmMoneyBody, type CreateRemittanceBody, DEPOSIT_STATUS_LABELS, type DepositsQuery, type DepositStatus, DUES_USE_STATUS_LABELS, DUES_USES,
  type DuesUseClass, type DuesUsesQuery, type DuesUseStatus, type EnterBookEntryBody, MONEY_ACCOUNTS, type MoneyAccount, REFUSED_DUES_USES, type RefusedDuesUse,
  REMITTANCE_STATUS_LABELS, type RemittanceKind, type RemittancesQuery, type RemittanceStatus, type RequestUseBody, type SetRemitRatioBody,
} from '@xianfeng/shared-types';
import { ArrayMinSize } from 'class-validator';
import { DateField, IdField, IdListField, IntField, MonthField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';

/** Ten thousand million yuan: above what all members of a province give in a year. */
const MOST_FEN = 1_000_000_000_000;
const AmountField = () => IntField('金额', 1, MOST_FEN);

class OrgListDto extends PageQueryDto {
  @Optional() @IdField('组织') orgId?: string;
}

export class RemittancesQueryDto extends OrgListDto implements RemittancesQuery {
  @Optional() @OneOfField('状态', Object.keys(REMITTANCE_STATUS_LABELS)) status?: RemittanceStatus;
}

export class DuesUsesQueryDto extends OrgListDto implements DuesUsesQuery {
  @Optional() @OneOfField('状态', Object.keys(DUES_USE_STATUS_LABELS)) status?: DuesUseStatus;
}

export class DepositsQueryDto extends OrgListDto implements DepositsQuery {
  @Optional() @OneOfField('状态', Object.keys(DEPOSIT_STATUS_LABELS)) status?: DepositStatus;
}

export class RemitPeriodDto {
  @IdField('组织') orgId: string;
  @OneOfField('类别', ['ordinary', 'large']) kind: RemittanceKind;
  @MonthField('起始月份') fromMonth: string;
  @MonthField('截止月份') toMonth: string;
}

export class CreateRemittanceDto extends RemitPeriodDto implements CreateRemittanceBody {
  @Optional() @AmountField() amountFen?: number;
  @Optional() @TextField('说明', 200, 0) note?: string;
}

export class ConfirmMoneyDto implements ConfirmMoneyBody {
  @OneOfField('账户', MONEY_ACCOUNTS) account: MoneyAccount;
  @DateField('日期') on: string;
  @TextField('回单或凭证编号', 64) voucher: string;
  @VersionField() version: number;
}

export class VersionedDto {
  @VersionField() version: number;
}

export class VersionedReasonDto extends VersionedDto {
  @TextField('原因', 500, 2) reason: string;
}

export class OrgOnlyDto {
  @IdField('组织') orgId: string;
}

export class SetRemitRatioDto implements SetRemitRatioBody {
  @IdField('组织') orgId: string;
  @IntField('上缴比例（万分之一）', 0, 10_000) basisPoints: number;
  @DateField('执行日期') effectiveFrom: string;
  @TextField('依据文件或决定', 191, 2) doc: string;
  @TextField('条款', 64, 0) article: string;
  @TextField('原因', 200, 2) reason: string;
}

export class RequestUseDto implements RequestUseBody {
  @IdField('组织') orgId: string;
  @OneOfField('用途', [...Object.keys(DUES_USES), ...Object.keys(REFUSED_DUES_USES)]) useClass: DuesUseClass | RefusedDuesUse;
  @TextField('事项', 180, 2) purpose: string;
  @AmountField() amountFen: number;
  @TextField('收款单位或个人', 100, 2) payee: string;
  @DateField('研究日期') decidedOn: string;
  @TextField('会议名称和决议', 2000, 4) decision: string;
  @ArrayMinSize(1, { message: '请上传会议记录或决议，至少 1 份' }) @IdListField('会议记录', 5) fileIds: string[];
}

export class BookEntriesQueryDto extends OrgListDto implements BookEntriesQuery {
  @Optional() @OneOfField('状态', Object.keys(BOOK_ENTRY_STATUS_LABELS)) status?: BookEntryStatus;
}

export class EnterBookEntryDto implements EnterBookEntryBody {
  @IdField('组织') orgId: string;
  @OneOfField('类别', Object.keys(BOOK_ENTRY_KINDS)) kind: BookEntryKind;
  @OneOfField('账户', MONEY_ACCOUNTS) account: MoneyAccount;
  @AmountField() amountFen: number;
  @DateField('日期') on: string;
  @TextField('凭证编号', 64) voucher: string;
  @TextField('说明', 200, 0) note: string;
}

export class CreateDepositDto {
  @IdField('组织') orgId: string;
  @AmountField() amountFen: number;
  @TextField('说明', 200, 0) note: string;
}

export class ConfirmDepositDto {
  @DateField('存款日期') depositedOn: string;
  @TextField('银行回单编号', 64) slip: string;
  @VersionField() version: number;
}
