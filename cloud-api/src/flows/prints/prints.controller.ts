import { Body, Controller, Param, StreamableFile } from '@nestjs/common';
import { printsApi } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
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

const pdf = ({ name, data }: PrintedFile): StreamableFile =>
  new StreamableFile(data, { type: 'application/pdf', disposition: `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}` });
