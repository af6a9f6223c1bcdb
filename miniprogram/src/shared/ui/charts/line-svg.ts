import { COLOURS } from '../colours';
import { svgText } from '../svg';
import { at, axisOf, figureText } from './scale';

export interface ChartPoint {
  label: string;
  /** Null where there is no value; the line has a gap. */
  value: number | null;
  /** What it is compared with, e.g. the mean of the class; a dashed grey line. */
  reference?: number;
}

export interface ChartSize {
  width: number;
  height: number;
  /** Text scale, so that labels grow with 关怀模式. */
  scale: number;
}

const isNumber = (value: number | null): value is number => value !== null;

/** A line with first, last and highest value written out and a label under as many points as fit. */
export function lineSvg(points: readonly ChartPoint[], { width, height, scale }: ChartSize): string {
  const font = 12 * scale;
  const pad = { top: font * 1.6, bottom: font * 1.8, side: font * 1.6 };
  const references = points.map(({ reference }) => reference).filter((value): value is number => value !== undefined);
  const { low, high } = axisOf([...points.map(({ value }) => value).filter(isNumber), ...references]);
  const x = (index: number) => pad.side + (points.length < 2 ? 0.5 : index / (points.length - 1)) * (width - 2 * pad.side);
  const y = (value: number) => pad.top + (1 - (value - low) / (high - low)) * (height - pad.top - pad.bottom);

  let pen = 'M';
  const path = points.map(({ value }, index) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    const step = `${pen}${at(x(index))} ${at(y(value))}`;
    pen = 'L';
    return step;
  });
  const known = points.map((point, index) => ({ ...point, index })).filter(({ value }) => value !== null);
  const top = known.reduce<(typeof known)[number] | undefined>((best, one) => (!best || Number(one.value) > Number(best.value) ? one : best), undefined);
  const told = new Set([known[0]?.index, top?.index, known[known.length - 1]?.index]);
  const dots = known.filter(({ index }) => told.has(index)).map(({ value, index }) =>
    `<circle cx="${at(x(index))}" cy="${at(y(Number(value)))}" r="3.5" fill="#fff" stroke="${COLOURS.red}" stroke-width="2"/>` +
    `<text x="${at(x(index))}" y="${at(y(Number(value)) - font * 0.7)}" text-anchor="middle" fill="${COLOURS.ink}" stroke="#fff" stroke-width="4" paint-order="stroke" stroke-linejoin="round">${figureText(Number(value))}</text>`);
  const every = Math.ceil(points.length / Math.max(1, Math.floor(width / (font * 4))));
  const labels = points.map(({ label }, index) => ((points.length - 1 - index) % every === 0
    ? `<text x="${at(x(index))}" y="${at(height - font * 0.4)}" text-anchor="middle" fill="${COLOURS.grey}">${svgText(label)}</text>` : ''));
  const compared = references.length < 2 ? '' : points
    .map(({ reference }, index) => (reference === undefined ? '' : `${at(x(index))},${at(y(reference))}`)).filter(Boolean).join(' ');
  const dashes = compared && `<polyline points="${compared}" fill="none" stroke="${COLOURS.grey}" stroke-width="1.5" stroke-dasharray="4 4"/>`;
  const base = `<path d="M${at(pad.side / 2)} ${at(y(Math.max(low, 0)))}H${at(width - pad.side / 2)}" stroke="${COLOURS.line}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}" font-size="${at(font)}" font-family="sans-serif">${base}${dashes}<path d="${path.join('')}" fill="none" stroke="${COLOURS.red}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>${dots.join('')}${labels.join('')}</svg>`;
}
