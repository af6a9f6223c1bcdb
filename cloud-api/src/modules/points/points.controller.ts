import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type BalanceDifference, type BranchPoints, type LedgerPage, type MyPoints, type Page, type PointEntry, type PointRule, type PointRuleFinding, pointsApi, type RuleBook,
} from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { AwardDto, AwardManyDto, BranchEntriesDto, CheckRuleDto, CreateRuleDto, LedgerQueryDto, MonthQueryDto, MyPointsDto, ReasonDto, RequiredMonthDto, ReviseRuleDto } from './dto/points.dto';
import { LedgerQueries } from './ledger.queries';
import { PointAwardBatches } from './point-award-batches';
import { PointAwardsService } from './point-awards.service';
import { PointBalances } from './point-balances';
import { lintPointRule } from './point-rule.linter';
import { PointRulesService } from './point-rules.service';
import { PointsQueries } from './points.queries';

@Controller()
export class PointsController {
  constructor(
    private readonly rulesService: PointRulesService,
    private readonly awards: PointAwardsService,
    private readonly batches: PointAwardBatches,
    private readonly queries: PointsQueries,
    private readonly ledgerQueries: LedgerQueries,
    private readonly balances: PointBalances,
  ) {}

  @Route(pointsApi.rules)
  @Requires('point:read')
  rules(@Query() query: MonthQueryDto): Promise<PointRule[]> {
    return this.rulesService.list(query.month);
  }

  @Route(pointsApi.ruleVersions)
  @Requires('point:read')
  ruleVersions(@Param('code') code: string): Promise<PointRule[]> {
    return this.rulesService.versions(code);
  }

  @Route(pointsApi.ruleBook)
  @Requires('point:rule')
  ruleBook(): Promise<RuleBook> {
    return this.rulesService.book();
  }

  @Route(pointsApi.checkRule)
  @Requires('point:rule')
  checkRule(@Body() body: CheckRuleDto): { findings: PointRuleFinding[] } {
    return { findings: lintPointRule(body) };
  }

  @Route(pointsApi.createRule)
  @Requires('point:rule')
  createRule(@Body() body: CreateRuleDto): Promise<PointRule> {
    return this.rulesService.create(body);
  }

  @Route(pointsApi.reviseRule)
  @Requires('point:rule')
  reviseRule(@Param('code') code: string, @Body() body: ReviseRuleDto): Promise<PointRule> {
    return this.rulesService.revise(code, body);
  }

  @Route(pointsApi.award)
  @Requires('point:award')
  award(@Body() body: AwardDto): Promise<PointEntry> {
    return this.awards.award(body);
  }

  @Route(pointsApi.awardMany)
  @Requires('point:award')
  awardMany(@Body() body: AwardManyDto): Promise<PointEntry[]> {
    return this.batches.award(body);
  }

  @Route(pointsApi.reverse)
  @Requires('point:award')
  reverse(@Param('id') id: string, @Body() body: ReasonDto): Promise<PointEntry> {
    return this.awards.reverse(id, body.reason);
  }

  @Route(pointsApi.entry)
  @Requires('point:read')
  entry(@Param('id') id: string): Promise<PointEntry> {
    return this.queries.entry(id);
  }

  @Route(pointsApi.mine)
  @Requires('point:read')
  mine(@Query() query: MyPointsDto): Promise<MyPoints> {
    return this.queries.mine(query);
  }

  /** Whose points: decided per branch, see PointsQueries. */
  @Route(pointsApi.branch)
  @Requires('point:read')
  branch(@Param('orgId') orgId: string, @Query() query: MonthQueryDto): Promise<BranchPoints> {
    return this.queries.branch(orgId, query.month);
  }

  @Route(pointsApi.branchEntries)
  @Requires('point:read-branch')
  branchEntries(@Param('orgId') orgId: string, @Query() query: BranchEntriesDto): Promise<Page<PointEntry>> {
    return this.queries.branchEntries(orgId, query);
  }

  @Route(pointsApi.ledger)
  @Requires('point:read-branch')
  ledger(@Query() query: LedgerQueryDto): Promise<LedgerPage> {
    return this.ledgerQueries.page(query);
  }

  @Route(pointsApi.balanceCheck)
  @Requires('ranking:close')
  async balanceCheck(@Query() query: RequiredMonthDto): Promise<{ differences: BalanceDifference[] }> {
    return { differences: await this.balances.differences(query.month) };
  }
}
