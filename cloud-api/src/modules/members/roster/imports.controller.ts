import { Body, Controller, Param, Query, Req, StreamableFile } from '@nestjs/common';
import { type ImportProblem, importsApi, type ImportView, type Page } from '@xianfeng/shared-types';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../../platform/access';
import { PageQueryDto, Problem, Route } from '../../../platform/http';
import { CommitImportDto, ExportMembersDto } from './import.dto';
import { ImportService } from './import.service';
import { RosterFiles } from './roster-files.service';
import { templateWorkbook } from './roster-writer';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAX_BYTES = 10 * 1024 * 1024;

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
    return workbook(await templateWorkbook(), '党员名册模板.xlsx');
  }

  @Route(importsApi.upload)
  @Requires('member:import')
  async upload(@Req() request: FastifyRequest): Promise<ImportView> {
    const { name, data } = await uploadOf(request);
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
    return workbook(await this.files.problemsFile(await this.imports.own(id)), '名册问题.xlsx');
  }

  @Route(importsApi.commit)
  @Requires('member:import')
  commit(@Param('id') id: string, @Body() body: CommitImportDto): Promise<ImportView> {
    return this.imports.commit(id, body);
  }

  @Route(importsApi.exportMembers)
  @Requires('member:export')
  async exportMembers(@Body() body: ExportMembersDto): Promise<StreamableFile> {
    return workbook(await this.files.exportMembers(body), '党员名册.xlsx');
  }
}

const workbook = (data: Buffer, name: string): StreamableFile =>
  new StreamableFile(data, { type: XLSX, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });

async function uploadOf(request: FastifyRequest): Promise<{ name: string; data: Buffer }> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: MAX_BYTES } }) : undefined;
  if (!part) throw new Problem('import.file', { detail: '请选择要导入的 .xlsx 文件。' });
  try {
    return { name: part.filename, data: await part.toBuffer() };
  } catch (error) {
    if (part.file.truncated) throw new Problem('file.size', { detail: '名册文件不能超过 10 MB，请分批导入。', cause: error });
    throw error;
  }
}
