import {
  type ApplyReliefBody, ARREARS_OUTCOMES, type ArrearsCase, type ArrearsOutcome, type CasesQuery, CONSENT_STATUSES, type ConsentsQuery, type ConsentStatus, type DecideConsentBody, type DecideReliefBody,
  type EndReliefBody, EXTRA_STATUSES, type ExtrasQuery, type ExtraStatus, PAYER_RELATIONS, type PayerRelation, type ReceiptExtraBody, RELIEF_KINDS, RELIEF_STATUSES, type ReliefKind, type ReliefsQuery,
  type ReliefStatus, type ReportExtraBody, type RequestConsentBody, type ResolveCaseBody, type StudyReliefBody,
} from '@xianfeng/shared-types';
import { BoolField, DateField, IdField, IntField, MonthField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';

const MOST_FEN = 100_000_000;

export class VersionDto {
  @VersionField() version: number;
}

export class ApplyReliefDto implements ApplyReliefBody {
  @OneOfField('申请类别', Object.keys(RELIEF_KINDS)) kind: ReliefKind;
  @Optional() @IntField('每月金额（分）', 0, MOST_FEN) monthlyFen?: number;
  @MonthField('开始月份') fromMonth: string;
  @MonthField('结束月份') toMonth: string;
  @TextField('申请理由', 500, 4) reason: string;
}

export class ReliefsQueryDto extends PageQueryDto implements ReliefsQuery {
  @Optional() @OneOfField('状态', Object.keys(RELIEF_STATUSES)) status?: ReliefStatus;
  @Optional() @IdField('组织') orgId?: string;
}

export class StudyReliefDto extends VersionDto implements StudyReliefBody {
  @BoolField('是否同意') agree: boolean;
  @TextField('支部研究意见', 400, 2) opinion: string;
  @DateField('支部研究日期') meetingOn: string;
}

export class DecideReliefDto extends VersionDto implements DecideReliefBody {
  @BoolField('是否批准') approve: boolean;
  @TextField('审批意见', 400, 2) opinion: string;
}

export class EndReliefDto extends VersionDto implements EndReliefBody {
  @MonthField('结束月份') toMonth: string;
  @TextField('原因', 400, 4) reason: string;
}

export class RequestConsentDto implements RequestConsentBody {
  @Optional() @IdField('代交党员') payerMemberId?: string;
  @Optional() @TextField('代交人姓名', 40, 2) payerName?: string;
  @OneOfField('与本人关系', Object.keys(PAYER_RELATIONS)) relation: PayerRelation;
  @MonthField('开始月份') fromMonth: string;
  @MonthField('结束月份') toMonth: string;
  @TextField('代交原因', 500, 2) reason: string;
}

export class ConsentsQueryDto extends PageQueryDto implements ConsentsQuery {
  @Optional() @OneOfField('状态', Object.keys(CONSENT_STATUSES)) status?: ConsentStatus;
}

export class DecideConsentDto extends VersionDto implements DecideConsentBody {
  @BoolField('是否同意') agree: boolean;
  @TextField('意见', 400, 2) reason: string;
}

export class RevokeConsentDto extends VersionDto {
  @TextField('原因', 400, 2) reason: string;
}

export class CasesQueryDto extends PageQueryDto implements CasesQuery {
  @Optional() @OneOfField('状态', ['open', 'resolved']) status?: ArrearsCase['status'];
}

export class ResolveCaseDto extends VersionDto implements ResolveCaseBody {
  @OneOfField('处理结果', Object.keys(ARREARS_OUTCOMES)) outcome: ArrearsOutcome;
  @TextField('情况说明', 400, 4) reason: string;
}

export class ExtrasQueryDto extends PageQueryDto implements ExtrasQuery {
  @Optional() @OneOfField('状态', Object.keys(EXTRA_STATUSES)) status?: ExtraStatus;
}

export class ReportExtraDto extends VersionDto implements ReportExtraBody {
  @TextField('党员简要情况', 2000, 10) profile: string;
  @TextField('上报去向', 100, 2) passedTo: string;
  @DateField('上报日期') on: string;
}

export class ReceiptExtraDto extends VersionDto implements ReceiptExtraBody {
  @TextField('收据编号', 64, 2) receiptNo: string;
  @DateField('收到日期') on: string;
}
