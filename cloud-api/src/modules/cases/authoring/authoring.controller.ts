import { Body, Controller, Param, ParseIntPipe, Query } from '@nestjs/common';
import {
  casesApi, type CaseCard, type CaseCategory, type CaseCheck, type CaseColleague, type CaseContent, type CaseDetail, type CaseDraft, type CaseRevision, type CaseSettings,
  type Done, type Page, type ResolveDraftBody, type SavedDraft,
} from '@xianfeng/shared-types';
import { currentPrincipal, Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { CaseCategories } from '../case-categories.service';
import { CaseRules } from '../case-rules';
import { CategoryParamDto, CreateCaseDto, MyCasesQueryDto, ResolveDraftDto, SaveCategoryDto, SaveDraftDto, SubmitCaseDto, VersionDto } from '../dto/authoring.dto';
import { Drafts } from './draft.service';
import { DraftViews } from './draft-views';
import { MyCases } from './my-cases';
import { CaseReading } from './case-reading';
import { Submissions } from './submission.service';

/** Writing cases, and reading one. */
@Controller()
export class AuthoringController {
  constructor(
    private readonly caseCategories: CaseCategories,
    private readonly rules: CaseRules,
    private readonly drafts: Drafts,
    private readonly draftViews: DraftViews,
    private readonly myCases: MyCases,
    private readonly reading: CaseReading,
    private readonly submissions: Submissions,
  ) {}

  @Route(casesApi.categories)
  @Requires('case:read')
  categories(): Promise<CaseCategory[]> {
    return this.caseCategories.list();
  }

  @Route(casesApi.saveCategory)
  @Requires('category:write')
  saveCategory(@Param() { code }: CategoryParamDto, @Body() body: SaveCategoryDto): Promise<CaseCategory> {
    return this.caseCategories.save(code, body);
  }

  @Route(casesApi.settings)
  @Requires('case:read')
  settings(): Promise<CaseSettings> {
    return this.rules.settings(currentPrincipal().orgPath);
  }

  @Route(casesApi.mine)
  @Requires('case:submit')
  mine(@Query() query: MyCasesQueryDto): Promise<Page<CaseCard>> {
    return this.myCases.page(query);
  }

  @Route(casesApi.colleagues)
  @Requires('case:submit')
  colleagues(): Promise<CaseColleague[]> {
    return this.drafts.colleagues();
  }

  @Route(casesApi.create)
  @Requires('case:submit')
  create(@Body() body: CreateCaseDto): Promise<CaseDraft> {
    return this.drafts.create(body);
  }

  @Route(casesApi.detail)
  @Requires('case:read')
  detail(@Param('id') id: string): Promise<CaseDetail> {
    return this.reading.detail(id);
  }

  @Route(casesApi.remove)
  @Requires('case:submit')
  async remove(@Param('id') id: string): Promise<Done> {
    await this.drafts.remove(id);
    return { ok: true };
  }

  @Route(casesApi.draft)
  @Requires('case:submit')
  draft(@Param('id') id: string): Promise<CaseDraft> {
    return this.drafts.get(id);
  }

  @Route(casesApi.saveDraft)
  @Requires('case:submit')
  saveDraft(@Param('id') id: string, @Body() body: SaveDraftDto): Promise<SavedDraft> {
    return this.drafts.save(id, body);
  }

  @Route(casesApi.resolveDraft)
  @Requires('case:submit')
  resolveDraft(@Param('id') id: string, @Body() body: ResolveDraftDto): Promise<CaseDraft> {
    return this.drafts.resolve(id, body as ResolveDraftBody);
  }

  @Route(casesApi.revisions)
  @Requires('case:submit')
  revisions(@Param('id') id: string): Promise<CaseRevision[]> {
    return this.draftViews.revisions(id);
  }

  @Route(casesApi.revision)
  @Requires('case:submit')
  revision(@Param('id') id: string, @Param('version', ParseIntPipe) version: number): Promise<CaseContent> {
    return this.draftViews.revision(id, version);
  }

  @Route(casesApi.check)
  @Requires('case:submit')
  check(@Param('id') id: string): Promise<CaseCheck> {
    return this.submissions.check(id);
  }

  @Route(casesApi.submit)
  @Requires('case:submit')
  submit(@Param('id') id: string, @Body() body: SubmitCaseDto): Promise<CaseDetail> {
    return this.submissions.submit(id, body);
  }

  @Route(casesApi.recall)
  @Requires('case:submit')
  recall(@Param('id') id: string, @Body() body: VersionDto): Promise<CaseDetail> {
    return this.submissions.recall(id, body);
  }
}
