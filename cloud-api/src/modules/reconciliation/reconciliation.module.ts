import { Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../../platform/jobs';
import { BooksModule } from '../books';
import { PaymentsModule } from '../payments';
import { BillIntake } from './days/bill-intake';
import { DayRun } from './days/day-run';
import { FeeBooking } from './days/fee-booking';
import { FundFlows } from './days/fund-flows';
import { PendingDays } from './days/pending-days';
import { DifferenceQueries } from './differences/difference.queries';
import { Differences } from './differences/differences';
import { DifferencesService } from './differences/differences.service';
import { MonthChecks } from './months/month-checks';
import { MonthsService } from './months/months.service';
import { ReconciliationController } from './reconciliation.controller';

const EVERY_MS = 30 * 60_000;

@Module({
  imports: [BooksModule, PaymentsModule],
  controllers: [ReconciliationController],
  providers: [BillIntake, DayRun, DifferenceQueries, Differences, DifferencesService, FeeBooking, FundFlows, MonthChecks, MonthsService, PendingDays],
  exports: [DayRun],
})
export class ReconciliationModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly pending: PendingDays,
  ) {}

  onModuleInit(): void {
    this.schedules.every('dues.reconcile', EVERY_MS, () => this.pending.run());
  }
}
