import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type BillsMade, type BranchDues, duesApi, type DuesBill, type DuesExplanation, type DuesFixing, type DuesItem, type DuesPermit, type DuesRule, type FixingLine, type MemberDues,
  type MyDues, type OrgDues, type Page,
} from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { BillsService } from './bills.service';
import { BranchDuesQueries } from './branch-dues.queries';
import { DuesItems } from './dues-items.service';
import { AssessDto, BranchDuesDto, CreateItemDto, EndItemDto, FixDto, FixingsQueryDto, MonthDto, OrgDuesDto, OrgQueryDto, PermitDto, ReasonDto, YearDto } from './dto/dues.dto';
import { FixingQueries } from './fixing.queries';
import { FixingService } from './fixing.service';
import { MyDuesQueries } from './my-dues.queries';
import { OrgDuesQueries } from './org-dues.queries';
import { DuesRuleQueries } from './rule.queries';

@Controller()
export class DuesController {
  constructor(
    private readonly members: MyDuesQueries,
    private readonly branches: BranchDuesQueries,
    private readonly committees: OrgDuesQueries,
    private readonly fixings: FixingService,
    private readonly fixed: FixingQueries,
    private readonly bills: BillsService,
    private readonly itemList: DuesItems,
    private readonly ruleList: DuesRuleQueries,
  ) {}

  @Route(duesApi.mine)
  @Requires('dues:pay')
  mine(@Query() { year }: YearDto): Promise<MyDues> {
    return this.members.mine(year);
  }

  @Route(duesApi.rules)
  @Requires('dues:pay')
  rules(@Query() { orgId }: OrgQueryDto): Promise<DuesRule[]> {
    return this.ruleList.list(orgId);
  }

  @Route(duesApi.assess)
  @Requires('dues:pay')
  assess(@Body() body: AssessDto): Promise<DuesExplanation> {
    return this.fixings.assess(body);
  }

  @Route(duesApi.items)
  @Requires('dues:pay')
  items(@Query() { orgId }: OrgQueryDto): Promise<DuesItem[]> {
    return this.itemList.list(orgId);
  }

  @Route(duesApi.createItem)
  @Requires('dues:fix')
  createItem(@Body() body: CreateItemDto): Promise<DuesItem> {
    return this.itemList.create(body);
  }

  @Route(duesApi.endItem)
  @Requires('dues:fix')
  endItem(@Param('id') id: string, @Body() { toMonth }: EndItemDto): Promise<DuesItem> {
    return this.itemList.end(id, toMonth);
  }

  @Route(duesApi.fixings)
  @Requires('dues:collect')
  fixingPage(@Param('orgId') orgId: string, @Query() query: FixingsQueryDto): Promise<Page<FixingLine>> {
    return this.fixed.page(orgId, query);
  }

  @Route(duesApi.memberFixings)
  @Requires('dues:collect')
  memberFixings(@Param('id') id: string): Promise<DuesFixing[]> {
    return this.fixed.ofMember(id);
  }

  @Route(duesApi.fix)
  @Requires('dues:fix')
  fix(@Param('id') id: string, @Body() body: FixDto): Promise<DuesFixing> {
    return this.fixings.fix(id, body);
  }

  @Route(duesApi.makeBills)
  @Requires('dues:fix')
  makeBills(@Param('orgId') orgId: string, @Body() { month }: MonthDto): Promise<BillsMade> {
    return this.bills.make(orgId, month);
  }

  @Route(duesApi.branch)
  @Requires('dues:report')
  branch(@Param('orgId') orgId: string, @Query() query: BranchDuesDto): Promise<BranchDues> {
    return this.branches.page(orgId, query);
  }

  @Route(duesApi.overview)
  @Requires('dues:report')
  overview(@Param('orgId') orgId: string, @Query() query: OrgDuesDto): Promise<OrgDues> {
    return this.committees.page(orgId, query);
  }

  @Route(duesApi.member)
  @Requires('dues:report')
  member(@Param('id') id: string, @Query() { year }: YearDto): Promise<MemberDues> {
    return this.members.ofMember(id, year);
  }

  @Route(duesApi.waive)
  @Requires('dues:fix')
  waive(@Param('id') id: string, @Body() { reason }: ReasonDto): Promise<DuesBill> {
    return this.bills.waive(id, reason);
  }

  @Route(duesApi.permit)
  @Requires('dues:collect')
  permit(@Param('id') id: string, @Body() body: PermitDto): Promise<DuesPermit> {
    return this.bills.permit(id, body);
  }
}
