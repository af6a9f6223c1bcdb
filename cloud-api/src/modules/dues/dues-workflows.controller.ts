import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type ArrearsCase, type ConsentLink, type ConsentOffer, type Done, duesApi, type DuesConsent, type DuesExtra, type DuesRelief, type Page,
} from '@xianfeng/shared-types';
import { Public, Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { CaseService } from './arrears/case.service';
import { ConsentQueries } from './consent/consent.queries';
import { ConsentService } from './consent/consent.service';
import {
  ApplyReliefDto, CasesQueryDto, ConsentsQueryDto, DecideConsentDto, DecideReliefDto, EndReliefDto, ExtrasQueryDto, ReceiptExtraDto, ReliefsQueryDto, ReportExtraDto, RequestConsentDto,
  ResolveCaseDto, RevokeConsentDto, StudyReliefDto, VersionDto,
} from './dto/workflow.dto';
import { DuesExtras } from './extra/dues-extras';
import { ExtraQueries } from './extra/extra.queries';
import { ReliefQueries } from './relief/relief.queries';
import { ReliefService } from './relief/relief.service';

@Controller()
export class DuesWorkflowsController {
  constructor(
    private readonly reliefs: ReliefService,
    private readonly reliefList: ReliefQueries,
    private readonly consents: ConsentService,
    private readonly consentList: ConsentQueries,
    private readonly arrears: CaseService,
    private readonly extras: DuesExtras,
    private readonly extraList: ExtraQueries,
  ) {}

  @Route(duesApi.applyRelief)
  @Requires('dues:pay')
  async applyRelief(@Body() body: ApplyReliefDto): Promise<DuesRelief> {
    return this.reliefList.one(await this.reliefs.apply(body));
  }

  @Route(duesApi.enterRelief)
  @Requires('dues:collect')
  async enterRelief(@Param('id') memberId: string, @Body() body: ApplyReliefDto): Promise<DuesRelief> {
    return this.reliefList.one(await this.reliefs.enter(memberId, body));
  }

  @Route(duesApi.reliefs)
  @Requires('dues:report')
  reliefPage(@Query() query: ReliefsQueryDto): Promise<Page<DuesRelief>> {
    return this.reliefList.page(query);
  }

  @Route(duesApi.withdrawRelief)
  @Requires('dues:pay')
  async withdrawRelief(@Param('id') id: string, @Body() { version }: VersionDto): Promise<Done> {
    await this.reliefs.withdraw(id, version);
    return { ok: true };
  }

  @Route(duesApi.studyRelief)
  @Requires('dues:collect')
  async studyRelief(@Param('id') id: string, @Body() body: StudyReliefDto): Promise<DuesRelief> {
    await this.reliefs.study(id, body);
    return this.reliefList.one(id);
  }

  @Route(duesApi.decideRelief)
  @Requires('dues:relief')
  async decideRelief(@Param('id') id: string, @Body() body: DecideReliefDto): Promise<DuesRelief> {
    await this.reliefs.decide(id, body);
    return this.reliefList.one(id);
  }

  @Route(duesApi.endRelief)
  @Requires('dues:collect')
  async endRelief(@Param('id') id: string, @Body() body: EndReliefDto): Promise<DuesRelief> {
    await this.reliefs.end(id, body);
    return this.reliefList.one(id);
  }

  @Route(duesApi.requestConsent)
  @Requires('dues:pay')
  async requestConsent(@Body() body: RequestConsentDto): Promise<DuesConsent> {
    return this.consentList.one(await this.consents.request(body));
  }

  @Route(duesApi.enterConsent)
  @Requires('dues:collect')
  async enterConsent(@Param('id') memberId: string, @Body() body: RequestConsentDto): Promise<DuesConsent> {
    return this.consentList.one(await this.consents.enter(memberId, body));
  }

  @Route(duesApi.consents)
  @Requires('dues:collect')
  consentPage(@Query() query: ConsentsQueryDto): Promise<Page<DuesConsent>> {
    return this.consentList.page(query);
  }

  @Route(duesApi.decideConsent)
  @Requires('dues:collect')
  async decideConsent(@Param('id') id: string, @Body() body: DecideConsentDto): Promise<DuesConsent> {
    await this.consents.decide(id, body);
    return this.consentList.one(id);
  }

  @Route(duesApi.revokeConsent)
  @Requires('dues:pay')
  async revokeConsent(@Param('id') id: string, @Body() { reason, version }: RevokeConsentDto): Promise<Done> {
    await this.consents.revoke(id, reason, version);
    return { ok: true };
  }

  @Route(duesApi.payerOffer)
  @Requires('dues:pay')
  payerOffer(@Param('id') id: string): Promise<ConsentOffer> {
    return this.consentList.payerOffer(id);
  }

  @Route(duesApi.linkConsent)
  @Requires('dues:pay')
  linkConsent(@Param('id') id: string): Promise<ConsentLink> {
    return this.consents.link(id);
  }

  @Route(duesApi.consentOffer)
  @Public()
  consentOffer(@Param('token') token: string): Promise<ConsentOffer> {
    return this.consentList.offer(token);
  }

  @Route(duesApi.cases)
  @Requires('dues:collect')
  casePage(@Query() query: CasesQueryDto): Promise<Page<ArrearsCase>> {
    return this.arrears.page(query);
  }

  @Route(duesApi.resolveCase)
  @Requires('dues:collect')
  resolveCase(@Param('id') id: string, @Body() body: ResolveCaseDto): Promise<ArrearsCase> {
    return this.arrears.resolve(id, body);
  }

  @Route(duesApi.extras)
  @Requires('dues:report')
  extraPage(@Query() query: ExtrasQueryDto): Promise<Page<DuesExtra>> {
    return this.extraList.page(query);
  }

  @Route(duesApi.reportExtra)
  @Requires('dues:fix')
  reportExtra(@Param('id') id: string, @Body() body: ReportExtraDto): Promise<DuesExtra> {
    return this.extras.report(id, body);
  }

  @Route(duesApi.receiptExtra)
  @Requires('dues:fix')
  receiptExtra(@Param('id') id: string, @Body() body: ReceiptExtraDto): Promise<DuesExtra> {
    return this.extras.receipt(id, body);
  }
}
