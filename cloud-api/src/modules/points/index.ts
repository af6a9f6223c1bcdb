export { PointAppealQueries } from './point-appeal.queries';
export { PointBalances } from './point-balances';
export { PointMonths } from './point-months';
export { PreviewNewRuleDto, PreviewRuleDto } from './dto/points.dto';
export { PointRuleTrial, type RuleTrial } from './point-rule-trial';
export { type OrgMonthSums, PointTotals } from './point-totals';
export { PointsModule } from './points.module';
export { PointsQueries } from './points.queries';
