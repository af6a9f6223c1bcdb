import { Body, Controller, Param, type StreamableFile } from '@nestjs/common';
import { printsApi } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { officeFileReply, Route } from '../../platform/http';
import { PrintRosterDto } from './prints.dto';
import { type PrintedFile, PrintsService } from './prints.service';

/** Documents as PDF. */
@Controller()
export class PrintsController {
  constructor(private readonly prints: PrintsService) {}

  @Route(printsApi.bulletin)
  @Requires('ranking:read')
  async bulletin(@Param('id') id: string): Promise<StreamableFile> {
    return pdf(await this.prints.bulletin(id));
  }

  @Route(printsApi.case)
  @Requires('case:read')
  async case(@Param('id') id: string): Promise<StreamableFile> {
    return pdf(await this.prints.case(id));
  }

  @Route(printsApi.roster)
  @Requires('member:read')
  async roster(@Body() body: PrintRosterDto): Promise<StreamableFile> {
    return pdf(await this.prints.roster(body));
  }
}

const pdf = (file: PrintedFile): StreamableFile => officeFileReply({ ...file, format: 'pdf' });
