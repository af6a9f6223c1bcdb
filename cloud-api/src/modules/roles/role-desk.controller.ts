import { Controller, Query } from '@nestjs/common';
import { roleDeskApi, type Page, type RoleHolding, type RoleMatrix } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { RoleHoldingsDto } from './dto/role-desk.dto';
import { RoleDesk } from './role-desk';

@Controller()
export class RoleDeskController {
  constructor(private readonly desk: RoleDesk) {}

  @Route(roleDeskApi.matrix)
  @Requires('role:read')
  matrix(): Promise<RoleMatrix> {
    return this.desk.matrix();
  }

  @Route(roleDeskApi.holdings)
  @Requires('role:read')
  holdings(@Query() query: RoleHoldingsDto): Promise<Page<RoleHolding>> {
    return this.desk.holdings(query);
  }
}
