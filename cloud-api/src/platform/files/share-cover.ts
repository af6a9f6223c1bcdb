import sharp from 'sharp';
import { GREY, INK, PAPER, RED, svg, textBlock } from './svg-text';
import { textWidth, wrapText } from './wrap-text';

export interface CoverContent {
  title: string;
  /** e.g. the category. */
  tag: string;
  /** e.g. the organisation. */
  footer: string;
}

/** 5:4, the shape of WeChat's share cards. */
const WIDTH = 1000;
const HEIGHT = 800;
const MARGIN = 88;
const TITLE_SIZE = 76;
const TITLE_LINES = 4;

/** The share picture of content that has no photograph; PNG, well below WeChat's 128 KB. */
export async function renderShareCover({ title, tag, footer }: CoverContent): Promise<Buffer> {
  const lines = wrapText(title, (WIDTH - 2 * MARGIN) / TITLE_SIZE, TITLE_LINES);
  const body = [
    backdrop(WIDTH, HEIGHT),
    tagLabel(tag, MARGIN, 96),
    textBlock(lines, { x: MARGIN, y: 288, size: TITLE_SIZE, lineHeight: 108, colour: INK, bold: true }),
    `<rect x="${MARGIN}" y="${HEIGHT - 124}" width="56" height="6" rx="3" fill="${RED}"/>`,
    textBlock(wrapText(footer, (WIDTH - 2 * MARGIN) / 34, 1), { x: MARGIN, y: HEIGHT - 60, size: 34, lineHeight: 44, colour: GREY }),
  ];
  return sharp(Buffer.from(svg(WIDTH, HEIGHT, body))).png({ palette: true, colours: 128 }).toBuffer();
}

/** Calm paper with two quiet ribbons: red is an accent, not the wallpaper. */
export function backdrop(width: number, height: number): string {
  const ribbon = (lift: number, opacity: number) => {
    const top = height - lift;
    const wave = `M0 ${top} C ${width * 0.35} ${top - 90}, ${width * 0.6} ${top + 130}, ${width} ${top - 60} V ${height} H 0 Z`;
    return `<path d="${wave}" fill="${RED}" opacity="${opacity}"/>`;
  };
  const paper = `<rect width="${width}" height="${height}" fill="${PAPER}"/><rect width="${width}" height="12" fill="${RED}"/>`;
  return paper + ribbon(150, 0.05) + ribbon(80, 0.06);
}

/** A small outlined label. */
export function tagLabel(text: string, x: number, y: number): string {
  const [label] = wrapText(text, 18, 1);
  const size = 34;
  const width = textWidth(label) * size + 56;
  const frame = `<rect x="${x}" y="${y}" width="${width}" height="64" rx="32" fill="none" stroke="${RED}" stroke-width="2"/>`;
  return frame + textBlock([label], { x: x + 28, y: y + 44, size, lineHeight: size, colour: RED });
}
