import { Body, Controller, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { type ImportChange, type ImportProblem, importsApi, type ImportView, type Page } from '@xianfeng/shared-types';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../../platform/access';
import { officeFileReply, PageQueryDto, Route, uploadedWorkbook } from '../../../platform/http';
import { CommitImportDto, ExportMembersDto } from './import.dto';
import { ImportService } from './import.service';
import { RosterFiles } from './roster-files.service';
import { templateWorkbook } from './roster-writer';

const MOST_MB = 10;

/** Rosters by Excel. */
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportService,
    private readonly files: RosterFiles,
  ) {}

  @Route(importsApi.template)
  @Requires('member:import')
  async template(): Promise<StreamableFile> {
    return workbook(await templateWorkbook(), '党员名册模板');
  }

  @Route(importsApi.upload)
  @Requires('member:import')
  async upload(@Req() request: FastifyRequest): Promise<ImportView> {
    const { name, data } = await uploadedWorkbook(request, MOST_MB, '名册文件');
    return this.imports.upload(name, data);
  }

  @Route(importsApi.list)
  @Requires('member:import')
  list(@Query() query: PageQueryDto): Promise<Page<ImportView>> {
    return this.imports.list(query);
  }

  @Route(importsApi.detail)
  @Requires('member:import')
  detail(@Param('id') id: string): Promise<ImportView> {
    return this.imports.detail(id);
  }

  @Route(importsApi.problems)
  @Requires('member:import')
  problems(@Param('id') id: string, @Query() query: PageQueryDto): Promise<Page<ImportProblem>> {
    return this.imports.problems(id, query);
  }

  @Route(importsApi.problemsFile)
  @Requires('member:import')
  async problemsFile(@Param('id') id: string): Promise<StreamableFile> {
    return workbook(await this.files.problemsFile(await this.imports.own(id)), '名册问题');
  }

  @Route(importsApi.changes)
  @Requires('member:import')
  changes(@Param('id') id: string, @Query() query: PageQueryDto): Promise<Page<ImportChange>> {
    return this.imports.changes(id, query);
  }

  @Route(importsApi.commit)
  @Requires('member:import')
  commit(@Param('id') id: string, @Body() body: CommitImportDto): Promise<ImportView> {
    return this.imports.commit(id, body);
  }

  @Route(importsApi.exportMembers)
  @Requires('member:export')
  async exportMembers(@Body() body: ExportMembersDto): Promise<StreamableFile> {
    return workbook(await this.files.exportMembers(body), '党员名册');
  }
}

const workbook = (data: Buffer, name: string): StreamableFile => officeFileReply({ name, format: 'xlsx', data });
