import {
  type AssessDuesBody, type BranchDuesQuery, type CommitImportBody, type CreateDuesItemBody, DUES_ITEM_EFFECTS, DUES_KINDS, type DuesItemEffect, type DuesKind, type FixDuesBody, type FixingLine,
  type FixingsQuery, type MyDuesQuery, type OrgDuesQuery, type PermitMonthsBody,
} from '@xianfeng/shared-types';
import {
  BoolField, DateField, IdField, IntField, MonthField, ObjectListField, OneOfField, Optional, PageQueryDto, TextField,
} from '../../../platform/http';

/** A hundred million yuan: above any income, far below 2^53. */
const MOST_FEN = 10_000_000_000;
const MOST_DUE_FEN = 1_000_000_000;

export class YearDto implements MyDuesQuery {
  @Optional() @IntField('年度', 2017, 2100) year?: number;
}

export class OrgQueryDto {
  @Optional() @IdField('组织') orgId?: string;
}

export class OrgYearDto {
  @IdField('组织') orgId: string;
  @IntField('年度', 2017, 2100) year: number;
}

export class CommitFixingsDto implements CommitImportBody {
  @BoolField('只核定无误的行') skipBadRows: boolean;
}

class ItemFenDto {
  @IdField('收入项目') itemId: string;
  @IntField('金额（分）', 0, MOST_FEN) fen: number;
}

class FactsDto {
  @OneOfField('党员收入类别', Object.keys(DUES_KINDS)) kind: DuesKind;
  @Optional() @ObjectListField('收入项目', 40, () => ItemFenDto) items?: ItemFenDto[];
  @Optional() @IntField('计缴基数（分）', 0, MOST_FEN) baseFen?: number;
  @Optional() @IntField('上季度纯收入（分）', 0, MOST_FEN) quarterNetFen?: number;
  @Optional() @IntField('每月金额（分）', 0, MOST_DUE_FEN) chosenFen?: number;
}

export class AssessDto extends FactsDto implements AssessDuesBody {
  @Optional() @MonthField('月份') month?: string;
}

export class FixDto extends FactsDto implements FixDuesBody {
  @MonthField('开始月份') fromMonth: string;
  @Optional() @MonthField('结束月份') toMonth?: string;
  @Optional() @IntField('人工核定金额（分）', 0, MOST_DUE_FEN) manualFen?: number;
  @Optional() @TextField('原因', 500, 4) reason?: string;
}

export class CreateItemDto implements CreateDuesItemBody {
  @IdField('组织') orgId: string;
  @TextField('项目名称', 100, 2) name: string;
  @OneOfField('处理方式', Object.keys(DUES_ITEM_EFFECTS)) effect: DuesItemEffect;
  @TextField('依据文件或决定', 191, 2) doc: string;
  @TextField('条款', 64, 0) article: string;
  @TextField('决定机构', 100, 2) decidedBy: string;
  @DateField('决定日期') decidedOn: string;
  @MonthField('生效月份') effectiveFrom: string;
}

export class EndItemDto {
  @MonthField('终止月份') toMonth: string;
}

export class FixingsQueryDto extends PageQueryDto implements FixingsQuery {
  @Optional() @IntField('年度', 2017, 2100) year?: number;
  @Optional() @OneOfField('核定状态', ['fixed', 'carried', 'missing', 'zero']) state?: FixingLine['state'];
}

export class MonthDto {
  @MonthField('月份') month: string;
}

export class BranchDuesDto extends PageQueryDto implements BranchDuesQuery {
  @Optional() @MonthField('月份') month?: string;
  @Optional() @OneOfField('显示范围', ['all', 'unpaid', 'overdue', 'unfixed']) show?: BranchDuesQuery['show'];
}

export class OrgDuesDto extends PageQueryDto implements OrgDuesQuery {
  @Optional() @MonthField('月份') month?: string;
}

export class ReasonDto {
  @TextField('原因', 500, 4) reason: string;
}

export class PermitDto implements PermitMonthsBody {
  @IntField('月数', 1, 36) months: number;
  @OneOfField('类别', ['arrears', 'prepay']) kind: 'arrears' | 'prepay';
  @TextField('原因', 500, 4) reason: string;
}
