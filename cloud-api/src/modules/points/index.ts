export { PointAppealQueries } from './point-appeal.queries';
export { PointBalances } from './point-balances';
export { PointMonths } from './point-months';
export { type OrgMonthSums, PointTotals } from './point-totals';
export { PointsModule } from './points.module';
