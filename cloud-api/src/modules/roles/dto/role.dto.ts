import {
  GRANTABLE_ROLES, PERMISSIONS, type EndRoleBody, type ExplainQuery, type GrantableRole, type GrantRoleBody, type OrgRolesQuery,
  type Permission, type RoleReach,
} from '@xianfeng/shared-types';
import { BoolField, DateField, IdField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';

export class GrantRoleDto implements GrantRoleBody {
  @IdField('党员')
  memberId: string;

  @OneOfField('角色', GRANTABLE_ROLES)
  role: GrantableRole;

  @IdField('组织')
  orgId: string;

  @OneOfField('范围', ['self', 'subtree'] satisfies RoleReach[])
  reach: RoleReach;

  @Optional()
  @DateField('开始日期')
  fromDate?: string;

  @Optional()
  @DateField('结束日期')
  toDate?: string | null;
}

export class EndRoleDto implements EndRoleBody {
  @TextField('原因', 200)
  reason: string;
}

export class OrgRolesDto extends PageQueryDto implements OrgRolesQuery {
  @Optional()
  @BoolField('包含已结束')
  includeEnded?: boolean;
}

export class ExplainDto implements ExplainQuery {
  @IdField('党员')
  memberId: string;

  @OneOfField('权限', Object.keys(PERMISSIONS))
  permission: Permission;

  @IdField('组织')
  orgId: string;
}
