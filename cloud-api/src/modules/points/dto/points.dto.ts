import {
  APPEAL_STATUS_LABELS, AWARD_MEMBERS_MAX, POINT_BASES, POINT_SOURCE_LABELS, REFUSED_BASES, type AnswerAppealBody, type AppealsQuery, type AppealStatus, type AwardManyBody, type AwardPointsBody,
  type BranchEntriesQuery, type CreatePointRuleBody, type LedgerQuery, type MyPointsQuery, type PointBasis, type PointRuleStatus, type PointSource, type PreviewNewRuleBody, PreviewRuleBody, type RefusedBasis, type RevisePointRuleBody,
} from '@xianfeng/shared-types';
import { ArrayMinSize } from 'class-validator';
import { DateField, IdField, IdListField, IntField, MonthField, OneOfField, Optional, PageQueryDto, PatternField, TextField, VersionField } from '../../../platform/http';

const BASES = [...Object.keys(POINT_BASES), ...Object.keys(REFUSED_BASES)];
/** 100 points either way. */
const MOST = 10_000;

export class MonthQueryDto {
  @Optional() @MonthField('月份') month?: string;
}

export class RequiredMonthDto {
  @MonthField('月份') month: string;
}

export class MyPointsDto extends PageQueryDto implements MyPointsQuery {
  @Optional() @MonthField('月份') month?: string;
}

export class BranchEntriesDto extends PageQueryDto implements BranchEntriesQuery {
  @Optional() @MonthField('月份') month?: string;
  @Optional() @IdField('党员') memberId?: string;
}

export class LedgerQueryDto extends PageQueryDto implements LedgerQuery {
  @IdField('组织') orgId: string;
  @Optional() @MonthField('月份') month?: string;
  @Optional() @IdField('党员') memberId?: string;
  @Optional() @TextField('规则', 64) ruleCode?: string;
  @Optional() @OneOfField('来源', Object.keys(POINT_SOURCE_LABELS)) source?: PointSource;
}

export class CheckRuleDto {
  @TextField('计分依据', 24) basis: string;
  @TextField('规则名称', 100) title: string;
  @TextField('规则说明', 1000, 0) description: string;
}

class RuleTermsDto {
  @TextField('规则名称', 100, 2) title: string;
  @TextField('规则说明', 1000, 4) description: string;
  @OneOfField('计分依据', BASES) basis: PointBasis | RefusedBasis;
  @IntField('分值', -MOST, MOST) pointsCenti: number;
  @Optional() @IntField('个人每月上限', 1, MOST * 10) memberMonthlyCapCenti: number | null = null;
  @Optional() @IntField('组织每月上限', 1, MOST * 10) orgMonthlyCapCenti: number | null = null;
  @TextField('依据文件或决定', 191, 2) sourceDoc: string;
  @TextField('条款', 64, 0) sourceArticle: string;
  @MonthField('生效月份') effectiveFrom: string;
}

export class CreateRuleDto extends RuleTermsDto implements CreatePointRuleBody {
  @PatternField('规则代码', /^(?=.{3,64}$)[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,3}$/, '应为小写字母，用点分段，不超过 64 个字符，如 branch.theme_day') code: string;
  @IdField('归口组织') ownerOrgId: string;
}

export class ReviseRuleDto extends RuleTermsDto implements RevisePointRuleBody {
  @VersionField() basedOnVersion: number;
  @OneOfField('状态', ['active', 'retired']) status: PointRuleStatus;
}

export class PreviewRuleDto extends RuleTermsDto implements PreviewRuleBody {
  @OneOfField('状态', ['active', 'retired']) status: PointRuleStatus;
}

export class PreviewNewRuleDto extends RuleTermsDto implements PreviewNewRuleBody {
  @IdField('归口组织') ownerOrgId: string;
  @TextField('参照的规则', 64) likeCode: string;
}

class AwardFactDto {
  @TextField('规则', 64) ruleCode: string;
  @IdField('组织') orgId: string;
  @DateField('发生日期') occurredOn: string;
  @TextField('事由', 200, 2) subject: string;
  @TextField('佐证说明', 500, 4) evidenceNote: string;
  @Optional() @PatternField('佐证页面', /^(?=.{1,255}$)(pages|packages)\/[\w/-]+(\?[\w=&-]*)?$/, '应为小程序内的页面') evidencePage?: string;
  @PatternField('提交编号', /^[\w-]{8,64}$/, '不正确，请重新打开页面') requestId: string;
}

export class AwardDto extends AwardFactDto implements AwardPointsBody {
  @Optional() @IdField('党员') memberId?: string;
}

export class AwardManyDto extends AwardFactDto implements AwardManyBody {
  @ArrayMinSize(1, { message: '请至少选择 1 名党员' }) @IdListField('党员', AWARD_MEMBERS_MAX) memberIds: string[];
}

export class ReasonDto {
  @TextField('原因', 500, 4) reason: string;
}

export class AppealsQueryDto extends PageQueryDto implements AppealsQuery {
  @Optional() @OneOfField('状态', Object.keys(APPEAL_STATUS_LABELS)) status?: AppealStatus;
  @Optional() @IdField('组织') orgId?: string;
}

export class AnswerAppealDto implements AnswerAppealBody {
  @OneOfField('处理结果', ['upheld', 'dismissed']) outcome: 'upheld' | 'dismissed';
  @Optional() @IntField('更正后的分值', -MOST, MOST) correctedCenti?: number;
  @TextField('答复', 500, 4) text: string;
  @VersionField() version: number;
}

export class VersionDto {
  @VersionField() version: number;
}
