import { Body, Controller, Param, Query } from '@nestjs/common';
import { type DuesUse, type DuesUseLine, duesUsesApi, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ConfirmMoneyDto, DuesUsesQueryDto, RequestUseDto, VersionedReasonDto } from '../dto/money.dto';
import { DuesUsesQueries } from './dues-uses.queries';
import { DuesUsesService } from './dues-uses.service';

@Controller()
export class DuesUsesController {
  constructor(
    private readonly queries: DuesUsesQueries,
    private readonly service: DuesUsesService,
  ) {}

  @Route(duesUsesApi.list)
  @Requires('dues:report')
  list(@Query() query: DuesUsesQueryDto): Promise<Page<DuesUseLine>> {
    return this.queries.list(query);
  }

  @Route(duesUsesApi.detail)
  @Requires('dues:report')
  detail(@Param('id') id: string): Promise<DuesUse> {
    return this.queries.detail(id);
  }

  @Route(duesUsesApi.request)
  @Requires('dues:collect')
  async request(@Body() body: RequestUseDto): Promise<DuesUse> {
    return this.queries.detail(await this.service.request(body));
  }

  @Route(duesUsesApi.approve)
  @Requires('dues:finance')
  async approve(@Param('id') id: string, @Body() body: ConfirmMoneyDto): Promise<DuesUse> {
    await this.service.approve(id, body);
    return this.queries.detail(id);
  }

  @Route(duesUsesApi.reject)
  @Requires('dues:finance')
  async reject(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<DuesUse> {
    await this.service.reject(id, version, reason);
    return this.queries.detail(id);
  }

  @Route(duesUsesApi.withdraw)
  @Requires('dues:collect')
  async withdraw(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<DuesUse> {
    await this.service.withdraw(id, version, reason);
    return this.queries.detail(id);
  }
}
