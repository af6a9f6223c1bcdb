export const RED = '#c4262e';
export const INK = '#1f2329';
export const GREY = '#69727d';
export const PAPER = '#fbf8f3';

/** The image installs fonts-noto-cjk; the others are what desktops have. */
const FONTS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";

export interface TextStyle {
  x: number;
  /** Base line of the first line. */
  y: number;
  size: number;
  lineHeight: number;
  colour: string;
  bold?: boolean;
}

/** Lines of text; what a user wrote is escaped, and characters that XML forbids are dropped. */
export function textBlock(lines: string[], { x, y, size, lineHeight, colour, bold }: TextStyle): string {
  const spans = lines.map((line, i) => `<tspan x="${x}" y="${y + i * lineHeight}">${escapeXml(line)}</tspan>`).join('');
  return `<text font-size="${size}" fill="${colour}" font-weight="${bold ? 700 : 400}">${spans}</text>`;
}

export function svg(width: number, height: number, body: string[]): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONTS}" xml:lang="zh-CN">${body.join('')}</svg>`;
}

function escapeXml(text: string): string {
  return text.replace(/[^\P{Cc}\t]|[\ud800-\udfff](?![\udc00-\udfff])|[\ufffe\uffff]/gu, '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
