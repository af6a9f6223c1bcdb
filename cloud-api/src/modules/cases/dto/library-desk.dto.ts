import type { CaseStatsQuery, FeatureCaseBody, LibraryDeskQuery, SetCategoryBody } from '@xianfeng/shared-types';
import { BoolField, IdField, MonthField, OneOfField, Optional, TextField } from '../../../platform/http';
import { VersionDto } from './authoring.dto';
import { CategoryCodeField } from './case-content.dto';
import { LibraryQueryDto } from './library.dto';

export class CaseStatsDto implements CaseStatsQuery {
  @Optional()
  @MonthField('开始月份')
  from?: string;

  @Optional()
  @MonthField('结束月份')
  to?: string;

  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @CategoryCodeField()
  category?: string;
}

export class LibraryDeskDto extends LibraryQueryDto implements LibraryDeskQuery {
  @Optional()
  @TextField('标题', 60)
  q?: string;

  @Optional()
  @OneOfField('状态', ['published', 'withdrawn'])
  status?: 'published' | 'withdrawn';
}

export class SetCategoryDto extends VersionDto implements SetCategoryBody {
  @CategoryCodeField()
  category: string;

  @TextField('原因', 200)
  reason: string;
}

export class FeatureCaseDto extends VersionDto implements FeatureCaseBody {
  @BoolField('推荐')
  featured: boolean;
}
