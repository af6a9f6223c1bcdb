import { Body, Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import { duesPublicationsApi, type Page, type Publication, type PublicationDraft, type PublicationLine, type WhereDuesWent } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { officeFileReply, Route } from '../../../platform/http';
import { PublicationDraftDto, PublicationsQueryDto, PublishDto, YearQueryDto } from '../dto/publications.dto';
import { BooksExports } from '../reports/books-exports';
import { sheetWorkbook } from '../reports/sheet-workbook';
import { publicationPaper, publicationSheet } from './publication-paper';
import { PublicationsQueries } from './publications.queries';
import { PublicationsService } from './publications.service';

@Controller()
export class PublicationsController {
  constructor(
    private readonly queries: PublicationsQueries,
    private readonly service: PublicationsService,
    private readonly exports: BooksExports,
    private readonly clock: Clock,
  ) {}

  @Route(duesPublicationsApi.list)
  @Requires('dues:pay')
  list(@Query() query: PublicationsQueryDto): Promise<Page<PublicationLine>> {
    return this.queries.list(query);
  }

  @Route(duesPublicationsApi.draft)
  @Requires('dues:collect')
  draft(@Query() { orgId, year }: PublicationDraftDto): Promise<PublicationDraft> {
    return this.service.draft(orgId, year);
  }

  @Route(duesPublicationsApi.whereItWent)
  @Requires('dues:pay')
  whereItWent(@Query() { year }: YearQueryDto): Promise<WhereDuesWent> {
    return this.queries.whereItWent(year);
  }

  @Route(duesPublicationsApi.detail)
  @Requires('dues:pay')
  detail(@Param('id') id: string): Promise<Publication> {
    return this.queries.detail(id);
  }

  @Route(duesPublicationsApi.publish)
  @Requires('dues:collect')
  async publish(@Body() body: PublishDto): Promise<Publication> {
    return this.queries.detail(await this.service.publish(body));
  }

  @Route(duesPublicationsApi.print)
  @Requires('dues:pay')
  async print(@Param('id') id: string): Promise<StreamableFile> {
    const publication = await this.queries.detail(id);
    return officeFileReply({ name: publication.title, format: 'pdf', data: await publicationPaper(publication, this.clock.now()) });
  }

  @Route(duesPublicationsApi.workbook)
  @Requires('dues:pay')
  async workbook(@Param('id') id: string): Promise<StreamableFile> {
    const publication = await this.queries.detail(id);
    const mark = await this.exports.mark('党费收支公示');
    return officeFileReply({ name: publication.title, format: 'xlsx', data: await sheetWorkbook(publicationSheet(publication), mark) });
  }
}
