import { Body, Controller, Param, Query } from '@nestjs/common';
import { type Page, type Remittance, type RemittanceLine, type RemittanceProposal, remittancesApi, type RemitRatio } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ConfirmMoneyDto, CreateRemittanceDto, OrgOnlyDto, RemitPeriodDto, RemittancesQueryDto, SetRemitRatioDto, VersionedReasonDto } from '../dto/money.dto';
import { RemitRatios } from './remit-ratios';
import { RemittanceProposals } from './remittance-proposals';
import { RemittancesQueries } from './remittances.queries';
import { RemittancesService } from './remittances.service';

@Controller()
export class RemittancesController {
  constructor(
    private readonly queries: RemittancesQueries,
    private readonly proposals: RemittanceProposals,
    private readonly service: RemittancesService,
    private readonly remitRatios: RemitRatios,
  ) {}

  @Route(remittancesApi.list)
  @Requires('dues:report')
  list(@Query() query: RemittancesQueryDto): Promise<Page<RemittanceLine>> {
    return this.queries.list(query);
  }

  @Route(remittancesApi.proposal)
  @Requires('dues:collect')
  proposal(@Query() query: RemitPeriodDto): Promise<RemittanceProposal> {
    return this.proposals.propose(query);
  }

  @Route(remittancesApi.ratios)
  @Requires('dues:report')
  ratios(@Query() { orgId }: OrgOnlyDto): Promise<RemitRatio[]> {
    return this.remitRatios.list(orgId);
  }

  @Route(remittancesApi.setRatio)
  @Requires('dues:finance')
  setRatio(@Body() body: SetRemitRatioDto): Promise<RemitRatio[]> {
    return this.remitRatios.set(body);
  }

  @Route(remittancesApi.detail)
  @Requires('dues:report')
  detail(@Param('id') id: string): Promise<Remittance> {
    return this.queries.detail(id);
  }

  @Route(remittancesApi.create)
  @Requires('dues:collect')
  async create(@Body() body: CreateRemittanceDto): Promise<Remittance> {
    return this.queries.detail(await this.service.create(body));
  }

  @Route(remittancesApi.send)
  @Requires('dues:collect')
  async send(@Param('id') id: string, @Body() body: ConfirmMoneyDto): Promise<Remittance> {
    await this.service.send(id, body);
    return this.queries.detail(id);
  }

  @Route(remittancesApi.receive)
  @Requires('dues:finance')
  async receive(@Param('id') id: string, @Body() body: ConfirmMoneyDto): Promise<Remittance> {
    await this.service.receive(id, body);
    return this.queries.detail(id);
  }

  @Route(remittancesApi.returnToSender)
  @Requires('dues:finance')
  async returnToSender(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<Remittance> {
    await this.service.returnToSender(id, version, reason);
    return this.queries.detail(id);
  }

  @Route(remittancesApi.cancel)
  @Requires('dues:collect')
  async cancel(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<Remittance> {
    await this.service.cancel(id, version, reason);
    return this.queries.detail(id);
  }
}
