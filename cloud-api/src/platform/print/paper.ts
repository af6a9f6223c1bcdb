import PDFDocument from 'pdfkit';
import { breakLines } from './line-breaker';
import { fontOf, LACKING, PRINT_FACES, type PrintFace } from './print-fonts';
import { rareFont } from './rare-glyphs';

const MM = 72 / 25.4;
export const mm = (value: number): number => value * MM;

export interface PageForm {
  landscape: boolean;
  margins: { top: number; bottom: number; left: number; right: number };
}

/** 公文版式 (GB/T 9704-2012 5.2): the text stands in 156 mm × 225 mm. */
export const OFFICIAL: PageForm = { landscape: false, margins: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } };
/** Wide tables. */
export const WIDE: PageForm = { landscape: true, margins: { top: mm(20), bottom: mm(20), left: mm(15), right: mm(15) } };

export interface TextStyle {
  face: PrintFace;
  size: number;
  /** Width that a Chinese character takes; the size itself when left out. */
  advance?: number;
  colour?: string;
}

type Align = 'left' | 'center' | 'right';
/** Width of the edge, in parts of the character's. */
const BOLDER = 0.035;

interface EmbeddedFont {
  font: {
    unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { path: { toSVG(): string } };
  };
}

/** Letters that one font has, or a single one that none of the faces has. */
interface Run {
  text: string;
  rare: string | null;
}

/** A PDF with Chinese text: places lines, knows widths, embeds the characters that were used and nothing else. */
export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  private readonly done: Promise<Buffer>;
  /** Widths of what was measured before; most characters come often. */
  private readonly widths = new Map<string, number>();

  constructor(
    readonly form: PageForm,
    title: string,
    at: Date,
  ) {
    this.pdf = new PDFDocument({
      size: 'A4', layout: form.landscape ? 'landscape' : 'portrait', margin: 0, bufferPages: true, lang: 'zh-CN', displayTitle: true,
      info: { Title: title, Producer: '先锋', Creator: '先锋', CreationDate: at },
    });
    for (const face of PRINT_FACES) this.pdf.registerFont(face, fontOf(face) as unknown as string);
    const chunks: Buffer[] = [];
    this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.done = new Promise((resolve, reject) => this.pdf.on('end', () => resolve(Buffer.concat(chunks))).on('error', reject));
  }

  get left(): number {
    return this.form.margins.left;
  }

  get width(): number {
    return this.pdf.page.width - this.form.margins.left - this.form.margins.right;
  }

  get bottom(): number {
    return this.pdf.page.height - this.form.margins.bottom;
  }

  /** Width of a line of text. */
  measure(text: string, style: TextStyle): number {
    const key = `${style.face} ${style.size} ${style.advance} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) this.widths.set(key, (width = this.widthOf(text, style)));
    return width;
  }

  breakText(text: string, style: TextStyle, room: (line: number) => number): string[] {
    return breakLines(text, room, (unit) => this.measure(unit, style));
  }

  /** One line with its top at y, in a box from x of a width. */
  line(text: string, style: TextStyle, x: number, y: number, width = this.width, align: Align = 'left'): void {
    const slack = align === 'left' ? 0 : (width - this.measure(text, style)) / (align === 'center' ? 2 : 1);
    const at = x + Math.max(0, slack);
    this.pdf.fillColor(style.colour ?? '#000000');
    let left = at;
    for (const run of this.runs(text, style)) {
      if (run.rare) this.outline(run.text, run.rare, style, left, y + style.size);
      // The faces differ in how far their ascent is drawn; lines stand on one base line.
      else this.inFace(style).text(run.text, left, y + style.size, { characterSpacing: spacing(style), lineBreak: false, baseline: 'alphabetic' });
      left += this.widthOfRun(run, style);
    }
  }

  rule(y: number, x = this.left, width = this.width, weight = 0.5, colour = '#000000'): void {
    this.pdf.moveTo(x, y).lineTo(x + width, y).lineWidth(weight).strokeColor(colour).stroke();
  }

  box(x: number, y: number, width: number, height: number): void {
    this.pdf.rect(x, y, width, height).lineWidth(0.5).strokeColor('#000000').stroke();
  }

  newPage(): void {
    this.pdf.addPage();
  }

  /** Writes on every page, when all are there. */
  onEveryPage(draw: (page: number, of: number) => void): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index);
      draw(index + 1, count);
    }
  }

  finish(): Promise<Buffer> {
    this.pdf.end();
    return this.done;
  }

  private widthOf(text: string, style: TextStyle): number {
    return this.runs(text, style).reduce((sum, run) => sum + this.widthOfRun(run, style), 0);
  }

  private widthOfRun({ text, rare }: Run, style: TextStyle): number {
    return rare ? (style.advance ?? style.size) : this.inFace(style).widthOfString(text, { characterSpacing: spacing(style) });
  }

  private inFace({ face, size }: TextStyle): PDFKit.PDFDocument {
    return this.pdf.font(face).fontSize(size);
  }

  private fontInUse(): EmbeddedFont['font'] {
    return (this.pdf as unknown as { _font: EmbeddedFont })._font.font;
  }

  /** What the face lacks is taken from the font of rare characters; a mark shows the gap where that lacks it too. */
  private runs(text: string, style: TextStyle): Run[] {
    this.inFace(style);
    const font = this.fontInUse();
    const runs: Run[] = [];
    for (const letter of text) {
      const codePoint = letter.codePointAt(0)!;
      const rare = font.hasGlyphForCodePoint(codePoint) ? null : rareFont(codePoint);
      const shown = rare || font.hasGlyphForCodePoint(codePoint) ? letter : LACKING;
      const last = runs.at(-1);
      if (last && !last.rare && !rare) last.text += shown;
      else runs.push({ text: shown, rare });
    }
    return runs;
  }

  /** Drawn, not set: the library can't embed a part of such a file. */
  private outline(letter: string, file: string, { face, size, colour = '#000000' }: TextStyle, x: number, baseLine: number): void {
    const font = (this.pdf.font(file), this.fontInUse());
    const scale = size / font.unitsPerEm;
    const drawn = this.pdf.save().translate(x, baseLine).scale(scale, -scale).path(font.glyphForCodePoint(letter.codePointAt(0)!).path.toSVG());
    // The rare ones come in one weight: beside bold letters their edge is drawn too.
    if (face === 'text') drawn.fill(colour);
    else drawn.lineWidth(font.unitsPerEm * BOLDER).fillAndStroke(colour, colour);
    this.pdf.restore();
  }
}

const spacing = ({ advance, size }: TextStyle): number => (advance === undefined ? 0 : advance - size);
