import { Image } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useTextScale } from '../../care';
import { a11y } from '../a11y';
import { svgUri } from '../svg';
import { barsHeight, barSvg, type ChartBar } from './bar-svg';
import { lineSvg, sparkSvg, type ChartPoint } from './line-svg';

/** Width of a chart in a card, in CSS pixels of a 375-wide phone; the picture fills its card. */
const WIDTH = 319;
const LINE_HEIGHT = 170;
const SPARK = { width: 72, height: 24 };

const sized = (width: number, height: number) => ({ width: Taro.pxTransform(width * 2), height: Taro.pxTransform(height * 2) });

interface ChartProps {
  /** What the picture shows, for those who cannot see it; the values are added. */
  label: string;
}

/** Development over time. */
export function LineChart({ points, label }: ChartProps & { points: readonly ChartPoint[] }) {
  const scale = useTextScale();
  const told = points.map(({ label: name, value, reference }) => `${name} ${value ?? '无'}${reference === undefined ? '' : `（对照 ${reference}）`}`).join('，');
  const svg = lineSvg(points, { width: WIDTH, height: LINE_HEIGHT, scale });
  return <Image className="xf-chart" mode="widthFix" src={svgUri(svg)} {...a11y('img', `${label}：${told}`)} />;
}

/** Comparison of units; the reader's own in red. */
export function BarChart({ bars, label }: ChartProps & { bars: readonly ChartBar[] }) {
  const scale = useTextScale();
  const height = Math.ceil(barsHeight(bars.length, scale) * 1.25);
  const told = bars.map((bar) => `${bar.label} ${bar.value}`).join('，');
  return <Image className="xf-chart" mode="widthFix" src={svgUri(barSvg(bars, { width: WIDTH, height, scale }))} {...a11y('img', `${label}：${told}`)} />;
}

/** A trend inside a row. */
export function Sparkline({ values, label }: ChartProps & { values: readonly number[] }) {
  return <Image className="xf-spark" style={sized(SPARK.width, SPARK.height)} src={svgUri(sparkSvg(values, SPARK.width, SPARK.height))} {...a11y('img', `${label}：${values.join('，')}`)} />;
}
