import { GRANTABLE_ROLES, PERMISSIONS, type GrantableRole, type Permission, type RoleHoldingsQuery } from '@xianfeng/shared-types';
import { BoolField, IdField, OneOfField, Optional, PageQueryDto } from '../../../platform/http';

export class RoleHoldingsDto extends PageQueryDto implements RoleHoldingsQuery {
  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @OneOfField('角色', GRANTABLE_ROLES)
  role?: GrantableRole;

  @Optional()
  @OneOfField('权限', Object.keys(PERMISSIONS))
  permission?: Permission;

  @Optional()
  @IdField('党员')
  memberId?: string;

  @Optional()
  @BoolField('即将到期')
  expiring?: boolean;

  @Optional()
  @BoolField('包含已结束')
  includeEnded?: boolean;
}
