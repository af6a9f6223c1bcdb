import { COLOURS } from '../colours';
import { svgText } from '../svg';
import { at, axisOf, figureText } from './scale';
import type { ChartSize } from './line-svg';

export interface ChartBar {
  label: string;
  value: number;
  /** The reader's own unit: in red, the others in grey. */
  own?: boolean;
}

const OTHER = '#c3c9d2';

/** Height that `count` bars want at a text scale. */
export const barsHeight = (count: number, scale: number): number => Math.ceil(count * 34 * scale);

/** Lying bars with name and value, so that long Chinese names stay readable. Draws value from the left, 0 at the edge. */
export function barSvg(bars: readonly ChartBar[], { width, height, scale }: ChartSize): string {
  const font = 13 * scale;
  const rowHeight = height / Math.max(1, bars.length);
  const room = width - font * 4;
  const { high } = axisOf(bars.map(({ value }) => value));
  const rows = bars.map(({ label, value, own }, index) => {
    const top = index * rowHeight;
    const length = Math.max(2, (Math.max(0, value) / high) * room);
    const colour = own ? COLOURS.red : OTHER;
    const weight = own ? ' font-weight="600"' : '';
    return `<text x="0" y="${at(top + font)}" fill="${COLOURS.ink}"${weight}>${svgText(label)}</text>` +
      `<rect x="0" y="${at(top + font * 1.4)}" width="${at(length)}" height="${at(rowHeight - font * 1.4 - 6)}" rx="2" fill="${colour}"/>` +
      `<text x="${at(length + 6)}" y="${at(top + font * 1.4 + (rowHeight - font * 1.4 - 6) / 2 + font * 0.35)}" fill="${COLOURS.ink}"${weight}>${figureText(value)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}" font-size="${at(font)}" font-family="sans-serif">${rows.join('')}</svg>`;
}
