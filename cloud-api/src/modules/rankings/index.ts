export { BulletinOverview } from './bulletin-overview';
export { BulletinsQueries } from './bulletins.queries';
export { MonthCloser } from './month-closer';
export { MonthOverview } from './month-overview';
export { RankingsModule } from './rankings.module';
export { RankingsQueries } from './rankings.queries';
