import { Body, Controller, Param, Query } from '@nestjs/common';
import { type Difference, type DifferenceLine, type Page, type ReconciliationDay, reconciliationApi, type ReconciliationMonth } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { DayRun } from './days/day-run';
import { DifferenceQueries } from './differences/difference.queries';
import { DifferencesService } from './differences/differences.service';
import { DifferencesDto, DifferenceStepDto, ReconciliationDayDto, ReconciliationMonthDto } from './dto/reconciliation.dto';
import { MonthsService } from './months/months.service';

@Controller()
export class ReconciliationController {
  constructor(
    private readonly months: MonthsService,
    private readonly runs: DayRun,
    private readonly differences: DifferencesService,
    private readonly queries: DifferenceQueries,
  ) {}

  @Route(reconciliationApi.month)
  @Requires('dues:finance')
  month(@Query() query: ReconciliationMonthDto): Promise<ReconciliationMonth> {
    return this.months.month(query.month);
  }

  @Route(reconciliationApi.run)
  @Requires('dues:finance')
  async run(@Param() { day }: ReconciliationDayDto): Promise<ReconciliationDay> {
    await this.months.top();
    await this.runs.asked(day);
    return this.months.day(day);
  }

  @Route(reconciliationApi.close)
  @Requires('dues:finance')
  async close(@Param() { month }: ReconciliationMonthDto): Promise<ReconciliationMonth> {
    await this.months.close(month);
    return this.months.month(month);
  }

  @Route(reconciliationApi.differences)
  @Requires('dues:finance')
  page(@Query() query: DifferencesDto): Promise<Page<DifferenceLine>> {
    return this.queries.page(query);
  }

  @Route(reconciliationApi.difference)
  @Requires('dues:finance')
  one(@Param('id') id: string): Promise<Difference> {
    return this.queries.one(id);
  }

  @Route(reconciliationApi.step)
  @Requires('dues:finance')
  async step(@Param('id') id: string, @Body() body: DifferenceStepDto): Promise<Difference> {
    await this.differences.step(id, body);
    return this.queries.one(id);
  }
}
