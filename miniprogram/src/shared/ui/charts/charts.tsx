import { Image } from '@tarojs/components';
import { useTextScale } from '../../care';
import { a11y } from '../a11y';
import { svgUri } from '../svg';
import { barsHeight, barSvg, type ChartBar } from './bar-svg';
import { lineSvg, type ChartPoint } from './line-svg';

/** Width of a chart in a card, in CSS pixels of a 375-wide phone; the picture fills its card. */
const WIDTH = 319;
const LINE_HEIGHT = 170;

interface ChartProps {
  /** What the picture shows, for those who cannot see it; the values are added. */
  label: string;
}

/** H5 lays an <img> inside; the words are said once, by the element around it. */
const SAID_OUTSIDE = { nativeProps: { alt: '' } };

/** Development over time. */
export function LineChart({ points, label }: ChartProps & { points: readonly ChartPoint[] }) {
  const scale = useTextScale();
  const told = points.map(({ label: name, value, reference }) => `${name} ${value ?? '无'}${reference === undefined ? '' : `（对照 ${reference}）`}`).join('，');
  const svg = lineSvg(points, { width: WIDTH, height: LINE_HEIGHT, scale });
  return <Image className="xf-chart" mode="widthFix" src={svgUri(svg)} {...SAID_OUTSIDE} {...a11y('img', `${label}：${told}`)} />;
}

/** Comparison of units; the reader's own in red. */
export function BarChart({ bars, label }: ChartProps & { bars: readonly ChartBar[] }) {
  const scale = useTextScale();
  const height = Math.ceil(barsHeight(bars.length, scale) * 1.25);
  const told = bars.map((bar) => `${bar.label} ${bar.value}`).join('，');
  return <Image className="xf-chart" mode="widthFix" src={svgUri(barSvg(bars, { width: WIDTH, height, scale }))} {...SAID_OUTSIDE} {...a11y('img', `${label}：${told}`)} />;
}
