export { DayRun } from './days/day-run';
export { ReconciliationModule } from './reconciliation.module';
