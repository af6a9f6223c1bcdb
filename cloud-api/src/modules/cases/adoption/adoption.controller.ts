import { Body, Controller, Param, Query } from '@nestjs/common';
import { adoptionsApi, type Adoption, type AdoptionLine, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { AdoptionReasonDto, AdoptionsQueryDto, AdoptionVersionDto, ChangePlanDto, ConfirmAdoptionDto, CreateAdoptionDto, SubmitResultDto } from '../dto/adoption.dto';
import { AdoptionLines } from './adoption-lines';
import { AdoptionViews } from './adoption-views';
import { Adoptions } from './adoptions.service';

/** 借鉴. Everybody reads what came of it; the adopting branch acts. */
@Controller()
export class AdoptionController {
  constructor(
    private readonly adoptions: Adoptions,
    private readonly lines: AdoptionLines,
    private readonly views: AdoptionViews,
  ) {}

  @Route(adoptionsApi.create)
  @Requires('case:adopt')
  create(@Param('id') caseId: string, @Body() body: CreateAdoptionDto): Promise<Adoption> {
    return this.adoptions.create(caseId, body);
  }

  @Route(adoptionsApi.list)
  @Requires('case:read')
  list(@Query() query: AdoptionsQueryDto): Promise<Page<AdoptionLine>> {
    return this.lines.list(query);
  }

  @Route(adoptionsApi.detail)
  @Requires('case:read')
  detail(@Param('id') id: string): Promise<Adoption> {
    return this.views.detail(id);
  }

  @Route(adoptionsApi.changePlan)
  @Requires('case:adopt')
  changePlan(@Param('id') id: string, @Body() body: ChangePlanDto): Promise<Adoption> {
    return this.adoptions.changePlan(id, body);
  }

  @Route(adoptionsApi.start)
  @Requires('case:adopt')
  start(@Param('id') id: string, @Body() { version }: AdoptionVersionDto): Promise<Adoption> {
    return this.adoptions.move(id, 'start', version);
  }

  @Route(adoptionsApi.submitResult)
  @Requires('case:adopt')
  submitResult(@Param('id') id: string, @Body() body: SubmitResultDto): Promise<Adoption> {
    return this.adoptions.submitResult(id, body);
  }

  @Route(adoptionsApi.confirm)
  @Requires('case:adopt')
  confirm(@Param('id') id: string, @Body() body: ConfirmAdoptionDto): Promise<Adoption> {
    return this.adoptions.confirm(id, body);
  }

  @Route(adoptionsApi.returnResult)
  @Requires('case:adopt')
  returnResult(@Param('id') id: string, @Body() { version, reason }: AdoptionReasonDto): Promise<Adoption> {
    return this.adoptions.returnResult(id, version, reason);
  }

  @Route(adoptionsApi.notEffective)
  @Requires('case:adopt')
  notEffective(@Param('id') id: string, @Body() { version, reason }: AdoptionReasonDto): Promise<Adoption> {
    return this.adoptions.move(id, 'not_effective', version, reason);
  }

  @Route(adoptionsApi.cancel)
  @Requires('case:adopt')
  cancel(@Param('id') id: string, @Body() { version, reason }: AdoptionReasonDto): Promise<Adoption> {
    return this.adoptions.move(id, 'cancel', version, reason);
  }
}
