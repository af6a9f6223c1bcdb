import { ORG_CLASSES, ORG_KINDS, type OrgChildrenQuery, type OrgClass, type OrgKind, type OrgSearchQuery } from '@xianfeng/shared-types';
import { BoolField, IdField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';

export class OrgChildrenDto extends PageQueryDto implements OrgChildrenQuery {
  @Optional()
  @IdField('上级组织')
  parentId?: string;

  @Optional()
  @BoolField('包含已撤销')
  includeClosed?: boolean;
}

export class OrgSearchDto extends PageQueryDto implements OrgSearchQuery {
  @Optional()
  @TextField('搜索词', 50, 0)
  q?: string;

  @Optional()
  @OneOfField('组织类别', ORG_KINDS)
  kind?: OrgKind;

  @Optional()
  @OneOfField('组织分类', ORG_CLASSES)
  orgClass?: OrgClass;

  @Optional()
  @IdField('所属组织')
  within?: string;
}
