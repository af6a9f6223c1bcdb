import { Controller, Query } from '@nestjs/common';
import { roleDeskApi, type FoundObject, type ObjectAccess } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { FindObjectsDto, ObjectAccessDto } from './object-access.dto';
import { ObjectAccessService } from './object-access.service';
import { ObjectSearch } from './object-search';

@Controller()
export class AccessExplanationController {
  constructor(
    private readonly access: ObjectAccessService,
    private readonly search: ObjectSearch,
  ) {}

  @Route(roleDeskApi.find)
  @Requires('role:read')
  async find(@Query() { type, q }: FindObjectsDto): Promise<{ items: FoundObject[] }> {
    return { items: await this.search.find(type, q) };
  }

  @Route(roleDeskApi.explainObject)
  @Requires('role:read')
  explain(@Query() query: ObjectAccessDto): Promise<ObjectAccess> {
    return this.access.explain(query);
  }
}
