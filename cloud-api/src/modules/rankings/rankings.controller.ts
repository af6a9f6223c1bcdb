import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type MonthClose, ORG_CLASSES, type OrgClass, type RankingClassPage, type RankingPage, rankingsApi, type RankingUnitDetail, type VerifyReport,
} from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { notFound, PageQueryDto, Route } from '../../platform/http';
import { CloseDto, MonthParamDto, RankingPageDto } from './dto/rankings.dto';
import { MonthCloseService } from './month-close.service';
import { MonthVerifier } from './month-verifier';
import { RankingsQueries } from './rankings.queries';

@Controller()
export class RankingsController {
  constructor(
    private readonly queries: RankingsQueries,
    private readonly closing: MonthCloseService,
    private readonly verifier: MonthVerifier,
  ) {}

  @Route(rankingsApi.page)
  @Requires('ranking:read')
  page(@Query() query: RankingPageDto): Promise<RankingPage> {
    return this.queries.page(query.month);
  }

  @Route(rankingsApi.classList)
  @Requires('ranking:read')
  classList(@Param('month') month: string, @Param('orgClass') orgClass: string, @Query() query: PageQueryDto): Promise<RankingClassPage> {
    if (!ORG_CLASSES.includes(orgClass as OrgClass)) throw notFound('单位类别');
    return this.queries.classList(month, orgClass as OrgClass, query);
  }

  @Route(rankingsApi.unit)
  @Requires('ranking:read')
  unit(@Param('month') month: string, @Param('orgId') orgId: string): Promise<RankingUnitDetail> {
    return this.queries.unit(month, orgId);
  }

  @Route(rankingsApi.closes)
  @Requires('ranking:close')
  closes(): Promise<MonthClose[]> {
    return this.closing.list();
  }

  @Route(rankingsApi.closeStatus)
  @Requires('ranking:close')
  closeStatus(@Param() { month }: MonthParamDto): Promise<MonthClose> {
    return this.closing.status(month);
  }

  @Route(rankingsApi.close)
  @Requires('ranking:close')
  close(@Param() { month }: MonthParamDto, @Body() body: CloseDto): Promise<MonthClose> {
    return this.closing.close(month, body.acceptOpen);
  }

  @Route(rankingsApi.verify)
  @Requires('ranking:close')
  verify(@Param() { month }: MonthParamDto): Promise<VerifyReport> {
    return this.verifier.verify(month);
  }
}
