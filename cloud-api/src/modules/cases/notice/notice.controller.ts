import { Body, Controller, Param, Query } from '@nestjs/common';
import { caseReviewsApi, type AnswerObjectionBody, type CaseDetail, type CaseObjection, type NoticeItem, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { CaseReading } from '../authoring/case-reading';
import { VersionDto, VersionReasonDto } from '../dto/authoring.dto';
import { AnswerObjectionDto, NoticesQueryDto, ObjectDto, OpenNoticeDto } from '../dto/notice.dto';
import { NoticeList } from './notice-list';
import { Objections } from './objections.service';
import { Publications } from './publication.service';

/** Public notice, objections, publication and withdrawal. */
@Controller()
export class NoticeController {
  constructor(
    private readonly publications: Publications,
    private readonly objectionDesk: Objections,
    private readonly list: NoticeList,
    private readonly reading: CaseReading,
  ) {}

  @Route(caseReviewsApi.openNotice)
  @Requires('case:publish')
  async openNotice(@Param('id') id: string, @Body() body: OpenNoticeDto): Promise<CaseDetail> {
    await this.publications.openNotice(id, body);
    return this.reading.detail(id);
  }

  @Route(caseReviewsApi.notices)
  @Requires('case:read')
  notices(@Query() query: NoticesQueryDto): Promise<Page<NoticeItem>> {
    return this.list.page(query);
  }

  @Route(caseReviewsApi.object)
  @Requires('case:read')
  object(@Param('id') id: string, @Body() { text }: ObjectDto): Promise<CaseObjection> {
    return this.objectionDesk.file(id, text);
  }

  @Route(caseReviewsApi.objections)
  @Requires('case:publish')
  objections(@Param('id') id: string): Promise<CaseObjection[]> {
    return this.objectionDesk.list(id);
  }

  @Route(caseReviewsApi.answerObjection)
  @Requires('case:publish')
  answerObjection(@Param('id') id: string, @Body() body: AnswerObjectionDto): Promise<CaseObjection> {
    return this.objectionDesk.answer(id, body as AnswerObjectionBody);
  }

  @Route(caseReviewsApi.publish)
  @Requires('case:publish')
  async publish(@Param('id') id: string, @Body() body: VersionDto): Promise<CaseDetail> {
    await this.publications.publish(id, body);
    return this.reading.detail(id);
  }

  @Route(caseReviewsApi.withdraw)
  @Requires('case:publish')
  async withdraw(@Param('id') id: string, @Body() body: VersionReasonDto): Promise<CaseDetail> {
    await this.publications.withdraw(id, body);
    return this.reading.detail(id);
  }
}
