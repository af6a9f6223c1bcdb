export { BarChart, LineChart, Sparkline } from './charts';
export type { ChartBar } from './bar-svg';
export type { ChartPoint } from './line-svg';
