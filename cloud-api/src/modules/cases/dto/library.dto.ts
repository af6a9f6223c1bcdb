import type { LibraryQuery, LibrarySearchQuery } from '@xianfeng/shared-types';
import { BoolField, DateField, IdField, Optional, PageQueryDto, TextField } from '../../../platform/http';
import { CategoryCodeField } from './case-content.dto';

export class LibraryQueryDto extends PageQueryDto implements LibraryQuery {
  @Optional()
  @CategoryCodeField()
  category?: string;

  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @TextField('标签', 20)
  tag?: string;

  @Optional()
  @DateField('起始日期')
  from?: string;

  @Optional()
  @DateField('截止日期')
  to?: string;

  @Optional()
  @BoolField('推荐')
  featured?: boolean;
}

export class LibrarySearchDto extends LibraryQueryDto implements LibrarySearchQuery {
  @TextField('查找内容', 60)
  q: string;
}
