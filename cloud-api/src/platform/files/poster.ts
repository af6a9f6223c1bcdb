import sharp from 'sharp';
import { backdrop, tagLabel } from './share-cover';
import { GREY, INK, svg, textBlock } from './svg-text';
import { wrapText } from './wrap-text';

export interface PosterContent {
  title: string;
  tag: string;
  /** A few sentences; cut to the space there is. */
  summary: string;
  footer: string;
  /** Mini-program code or QR code, PNG or JPEG. */
  code: Buffer;
  /** What the code opens, e.g. 长按识别，阅读全文. */
  hint: string;
}

const WIDTH = 900;
const HEIGHT = 1400;
const MARGIN = 80;
const INNER = WIDTH - 2 * MARGIN;
const TITLE = { size: 60, lineHeight: 86, lines: 4 };
const SUMMARY = { size: 36, lineHeight: 62 };
const SUMMARY_BOTTOM = 1000;
const CODE_SIZE = 220;
const CODE_TOP = 1100;

/** Vertical picture to save and post: title, summary and the code that opens the page. PNG. */
export async function renderPoster(content: PosterContent): Promise<Buffer> {
  const title = wrapText(content.title, INNER / TITLE.size, TITLE.lines);
  const titleTop = 268;
  const summaryTop = titleTop + title.length * TITLE.lineHeight + 24;
  const summaryLines = Math.floor((SUMMARY_BOTTOM - summaryTop) / SUMMARY.lineHeight);
  const summary = wrapText(content.summary, INNER / SUMMARY.size, summaryLines);
  const textWidthBesideCode = (INNER - CODE_SIZE - 40) / 34;
  const body = [
    backdrop(WIDTH, HEIGHT),
    tagLabel(content.tag, MARGIN, 96),
    textBlock(title, { x: MARGIN, y: titleTop, ...TITLE, colour: INK, bold: true }),
    textBlock(summary, { x: MARGIN, y: summaryTop, ...SUMMARY, colour: '#4e5969' }),
    `<rect x="${MARGIN}" y="1052" width="${INNER}" height="1" fill="#e5dfd6"/>`,
    textBlock(wrapText(content.footer, textWidthBesideCode, 2), { x: MARGIN, y: 1180, size: 34, lineHeight: 50, colour: INK }),
    textBlock(wrapText(content.hint, textWidthBesideCode, 1), { x: MARGIN, y: 1290, size: 30, lineHeight: 40, colour: GREY }),
    `<rect x="${WIDTH - MARGIN - CODE_SIZE - 12}" y="${CODE_TOP - 12}" width="${CODE_SIZE + 24}" height="${CODE_SIZE + 24}" rx="16" fill="#fff"/>`,
  ];
  const code = await sharp(content.code).resize(CODE_SIZE, CODE_SIZE, { fit: 'contain', background: '#ffffff' }).png().toBuffer();
  return sharp(Buffer.from(svg(WIDTH, HEIGHT, body)))
    .composite([{ input: code, left: WIDTH - MARGIN - CODE_SIZE, top: CODE_TOP }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}
