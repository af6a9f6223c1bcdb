import type { PublishBody } from '@xianfeng/shared-types';
import { IdField, IntField, Optional, PageQueryDto, PatternField, TextField } from '../../../platform/http';

const YearField = () => IntField('年度', 2008, 2100);

export class PublicationsQueryDto extends PageQueryDto {
  @Optional() @IdField('组织') orgId?: string;
}

export class PublicationDraftDto {
  @IdField('组织') orgId: string;
  @YearField() year: number;
}

export class PublishDto extends PublicationDraftDto implements PublishBody {
  @TextField('说明', 1000, 0) note: string;
  @Optional() @TextField('更正原因', 500, 2) reason?: string;
  @PatternField('数字校验值', /^[0-9a-f]{64}$/, '不正确，请重新打开页面') figuresHash: string;
}

export class YearQueryDto {
  @Optional() @YearField() year?: number;
}
