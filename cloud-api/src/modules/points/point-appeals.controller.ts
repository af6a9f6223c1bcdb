import { Body, Controller, Param, Query } from '@nestjs/common';
import { type AppealLine, type Done, type Page, type PointAppeal, pointsApi } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { PageQueryDto, Route } from '../../platform/http';
import { AnswerAppealDto, AppealsQueryDto, ReasonDto, VersionDto } from './dto/points.dto';
import { PointAppealQueries } from './point-appeal.queries';
import { PointAppealsService } from './point-appeals.service';

@Controller()
export class PointAppealsController {
  constructor(
    private readonly service: PointAppealsService,
    private readonly queries: PointAppealQueries,
  ) {}

  @Route(pointsApi.appeal)
  @Requires('point:appeal')
  async appeal(@Param('id') entryId: string, @Body() body: ReasonDto): Promise<PointAppeal> {
    return this.queries.detail(await this.service.file(entryId, body.reason));
  }

  @Route(pointsApi.myAppeals)
  @Requires('point:appeal')
  mine(@Query() query: PageQueryDto): Promise<Page<AppealLine>> {
    return this.queries.mine(query);
  }

  @Route(pointsApi.appeals)
  @Requires('point:answer-appeal')
  inReach(@Query() query: AppealsQueryDto): Promise<Page<AppealLine>> {
    return this.queries.inReach(query);
  }

  @Route(pointsApi.appealDetail)
  @Requires('point:read')
  detail(@Param('id') id: string): Promise<PointAppeal> {
    return this.queries.detail(id);
  }

  @Route(pointsApi.answerAppeal)
  @Requires('point:answer-appeal')
  async answer(@Param('id') id: string, @Body() body: AnswerAppealDto): Promise<PointAppeal> {
    await this.service.answer(id, body);
    return this.queries.detail(id);
  }

  @Route(pointsApi.withdrawAppeal)
  @Requires('point:appeal')
  async withdraw(@Param('id') id: string, @Body() body: VersionDto): Promise<Done> {
    await this.service.withdraw(id, body.version);
    return { ok: true };
  }
}
