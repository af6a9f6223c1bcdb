import { Body, Controller, Param, Query } from '@nestjs/common';
import { caseStatsApi, type AdoptionChain, type CaseStats, type LibraryDeskItem, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { AdoptionChains } from '../adoption/adoption-chain';
import { CaseStatsDto, FeatureCaseDto, LibraryDeskDto, SetCategoryDto } from '../dto/library-desk.dto';
import { CaseStatistics } from '../stats/case-stats.service';
import { LibraryDesk } from './library-desk';

/** The library as officers see and keep it. */
@Controller()
export class LibraryDeskController {
  constructor(
    private readonly desk: LibraryDesk,
    private readonly statistics: CaseStatistics,
    private readonly chains: AdoptionChains,
  ) {}

  @Route(caseStatsApi.stats)
  @Requires('export:read')
  stats(@Query() query: CaseStatsDto): Promise<CaseStats> {
    return this.statistics.stats(query);
  }

  @Route(caseStatsApi.chain)
  @Requires('case:read')
  chain(@Param('id') id: string): Promise<AdoptionChain> {
    return this.chains.chain(id);
  }

  @Route(caseStatsApi.desk)
  @Requires('case:publish')
  page(@Query() query: LibraryDeskDto): Promise<Page<LibraryDeskItem>> {
    return this.desk.page(query);
  }

  @Route(caseStatsApi.setCategory)
  @Requires('case:publish')
  setCategory(@Param('id') id: string, @Body() body: SetCategoryDto): Promise<LibraryDeskItem> {
    return this.desk.setCategory(id, body);
  }

  @Route(caseStatsApi.feature)
  @Requires('case:publish')
  feature(@Param('id') id: string, @Body() { featured, version }: FeatureCaseDto): Promise<LibraryDeskItem> {
    return this.desk.feature(id, featured, version);
  }
}
