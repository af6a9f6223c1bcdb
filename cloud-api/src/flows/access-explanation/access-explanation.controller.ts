import { Controller, Query } from '@nestjs/common';
import { roleDeskApi, type ObjectAccess } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { ObjectAccessDto } from './object-access.dto';
import { ObjectAccessService } from './object-access.service';

@Controller()
export class AccessExplanationController {
  constructor(private readonly access: ObjectAccessService) {}

  @Route(roleDeskApi.explainObject)
  @Requires('role:read')
  explain(@Query() query: ObjectAccessDto): Promise<ObjectAccess> {
    return this.access.explain(query);
  }
}
