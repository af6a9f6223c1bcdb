import { Body, Controller, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { duesApi, type FixingImport } from '@xianfeng/shared-types';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../../platform/access';
import { officeFileReply, Route, uploadedWorkbook } from '../../../platform/http';
import { CommitFixingsDto, OrgYearDto } from '../dto/dues.dto';
import { FixingImportService } from './fixing-import.service';

const MOST_MB = 5;

@Controller()
export class FixingImportsController {
  constructor(private readonly imports: FixingImportService) {}

  @Route(duesApi.fixingTemplate)
  @Requires('dues:fix')
  async template(@Query() { orgId, year }: OrgYearDto): Promise<StreamableFile> {
    return officeFileReply({ name: `党费核定表-${year}`, format: 'xlsx', data: await this.imports.template(orgId, year) });
  }

  @Route(duesApi.checkFixings)
  @Requires('dues:fix')
  async check(@Query() { orgId, year }: OrgYearDto, @Req() request: FastifyRequest): Promise<FixingImport> {
    const { name, data } = await uploadedWorkbook(request, MOST_MB, '文件');
    return this.imports.check(orgId, year, name, data);
  }

  @Route(duesApi.fixingImport)
  @Requires('dues:fix')
  one(@Param('id') id: string): Promise<FixingImport> {
    return this.imports.one(id);
  }

  @Route(duesApi.commitFixings)
  @Requires('dues:fix')
  commit(@Param('id') id: string, @Body() { skipBadRows }: CommitFixingsDto): Promise<FixingImport> {
    return this.imports.commit(id, skipBadRows);
  }
}
