import { Body, Controller, Param, Query } from '@nestjs/common';
import { type BookEntry, bookEntriesApi, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { BookEntriesQueryDto, EnterBookEntryDto, VersionedDto, VersionedReasonDto } from '../dto/money.dto';
import { BookEntriesQueries } from './book-entries.queries';
import { BookEntriesService } from './book-entries.service';

@Controller()
export class BookEntriesController {
  constructor(
    private readonly service: BookEntriesService,
    private readonly queries: BookEntriesQueries,
  ) {}

  @Route(bookEntriesApi.list)
  @Requires('dues:report')
  list(@Query() query: BookEntriesQueryDto): Promise<Page<BookEntry>> {
    return this.queries.list(query);
  }

  @Route(bookEntriesApi.enter)
  @Requires('dues:finance')
  async enter(@Body() body: EnterBookEntryDto): Promise<BookEntry> {
    return this.queries.one(await this.service.enter(body));
  }

  @Route(bookEntriesApi.confirm)
  @Requires('dues:finance')
  async confirm(@Param('id') id: string, @Body() { version }: VersionedDto): Promise<BookEntry> {
    await this.service.confirm(id, version);
    return this.queries.one(id);
  }

  @Route(bookEntriesApi.refuse)
  @Requires('dues:finance')
  async refuse(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<BookEntry> {
    await this.service.refuse(id, version, reason);
    return this.queries.one(id);
  }

  @Route(bookEntriesApi.reverse)
  @Requires('dues:finance')
  async reverse(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<BookEntry> {
    await this.service.reverse(id, version, reason);
    return this.queries.one(id);
  }
}
