import { Body, Controller, Param, Query } from '@nestjs/common';
import { type AccessExplanation, type DutyList, type Page, type RoleAssignment, rolesApi } from '@xianfeng/shared-types';
import { Authenticated, Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { EndRoleDto, ExplainDto, GrantRoleDto, OrgRolesDto } from './dto/role.dto';
import { RoleDutiesService } from './role-duties.service';
import { RoleExplanation } from './role-explanation';
import { RolesService } from './roles.service';

@Controller()
export class RolesController {
  constructor(
    private readonly roles: RolesService,
    private readonly explanation: RoleExplanation,
    private readonly duties: RoleDutiesService,
  ) {}

  @Route(rolesApi.myDuties)
  @Authenticated()
  myDuties(): Promise<DutyList[]> {
    return this.duties.mine();
  }

  @Route(rolesApi.listByOrg)
  @Requires('role:read')
  listByOrg(@Param('id') id: string, @Query() query: OrgRolesDto): Promise<Page<RoleAssignment>> {
    return this.roles.listByOrg(id, query);
  }

  @Route(rolesApi.listByMember)
  @Requires('role:read')
  listByMember(@Param('id') id: string, @Query() query: OrgRolesDto): Promise<Page<RoleAssignment>> {
    return this.roles.listByMember(id, query);
  }

  @Route(rolesApi.grant)
  @Requires('role:grant')
  grant(@Body() body: GrantRoleDto): Promise<RoleAssignment> {
    return this.roles.grant(body);
  }

  @Route(rolesApi.end)
  @Requires('role:grant')
  end(@Param('id') id: string, @Body() body: EndRoleDto): Promise<RoleAssignment> {
    return this.roles.end(id, body);
  }

  @Route(rolesApi.explain)
  @Requires('role:read')
  explain(@Query() { memberId, permission, orgId }: ExplainDto): Promise<AccessExplanation> {
    return this.explanation.explain(memberId, permission, orgId);
  }
}
