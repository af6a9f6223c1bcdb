export { BarChart, LineChart } from './charts';
export type { ChartBar } from './bar-svg';
export type { ChartPoint } from './line-svg';
