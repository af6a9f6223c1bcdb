import { Body, Controller, Param, Query } from '@nestjs/common';
import { type MergeReport, type OrgChange, type OrgChangePreview, type OrgDetail, type OrgHit, type OrgNode, orgPreviewsApi, orgsApi, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { PageQueryDto, Route } from '../../platform/http';
import { CloseOrgDto, CreateOrgDto, MergeOrgsDto, MoveOrgDto, UpdateOrgDto } from './dto/org.dto';
import { OrgChildrenDto, OrgSearchDto } from './dto/org-query.dto';
import { OrgCloseService } from './org-close.service';
import { OrgEditService } from './org-edit.service';
import { OrgMergeService } from './org-merge.service';
import { OrgPreviewService } from './org-preview.service';
import { OrgViewService } from './org-view.service';

@Controller()
export class OrgsController {
  constructor(
    private readonly view: OrgViewService,
    private readonly editing: OrgEditService,
    private readonly merging: OrgMergeService,
    private readonly closing: OrgCloseService,
    private readonly previews: OrgPreviewService,
  ) {}

  @Route(orgsApi.children)
  @Requires('org:read')
  children(@Query() query: OrgChildrenDto): Promise<Page<OrgNode>> {
    return this.view.children(query);
  }

  @Route(orgsApi.search)
  @Requires('org:read')
  search(@Query() query: OrgSearchDto): Promise<Page<OrgHit>> {
    return this.view.search(query);
  }

  @Route(orgsApi.detail)
  @Requires('org:read')
  detail(@Param('id') id: string): Promise<OrgDetail> {
    return this.view.detail(id);
  }

  @Route(orgsApi.history)
  @Requires('org:read')
  history(@Param('id') id: string, @Query() query: PageQueryDto): Promise<Page<OrgChange>> {
    return this.view.history(id, query);
  }

  @Route(orgsApi.create)
  @Requires('org:write')
  async create(@Body() body: CreateOrgDto): Promise<OrgDetail> {
    return this.view.detail(await this.editing.create(body));
  }

  @Route(orgsApi.update)
  @Requires('org:write')
  async update(@Param('id') id: string, @Body() body: UpdateOrgDto): Promise<OrgDetail> {
    await this.editing.update(id, body);
    return this.view.detail(id);
  }

  @Route(orgsApi.move)
  @Requires('org:write')
  async move(@Param('id') id: string, @Body() body: MoveOrgDto): Promise<OrgDetail> {
    await this.editing.move(id, body);
    return this.view.detail(id);
  }

  @Route(orgsApi.close)
  @Requires('org:write')
  async close(@Param('id') id: string, @Body() body: CloseOrgDto): Promise<OrgDetail> {
    await this.closing.close(id, body);
    return this.view.detail(id);
  }

  @Route(orgsApi.merge)
  @Requires('org:write')
  merge(@Body() body: MergeOrgsDto): Promise<MergeReport> {
    return this.merging.merge(body);
  }

  @Route(orgPreviewsApi.merge)
  @Requires('org:write')
  previewMerge(@Body() body: MergeOrgsDto): Promise<OrgChangePreview> {
    return this.previews.merge(body);
  }

  @Route(orgPreviewsApi.move)
  @Requires('org:write')
  previewMove(@Param('id') id: string, @Body() body: MoveOrgDto): Promise<OrgChangePreview> {
    return this.previews.move(id, body);
  }

  @Route(orgPreviewsApi.close)
  @Requires('org:write')
  previewClose(@Param('id') id: string, @Body() body: CloseOrgDto): Promise<OrgChangePreview> {
    return this.previews.close(id, body);
  }
}
