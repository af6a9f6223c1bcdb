import { mm, OFFICIAL, type PageForm, Paper, type TextStyle, WIDE } from './paper';

/** 三号字; 22 lines of 28 characters fill the page (GB/T 9704-2012 5.2.3). */
const BODY_SIZE = 16;
const LINE = mm(225) / 22;
const ADVANCE = mm(156) / 28;
const RED = '#d0021b';

const BODY: TextStyle = { face: 'text', size: BODY_SIZE, advance: ADVANCE };
const HEADING: TextStyle = { face: 'heading', size: BODY_SIZE, advance: ADVANCE };
/** 二号小标宋. */
const TITLE: TextStyle = { face: 'title', size: 22 };
const MASTHEAD: TextStyle = { face: 'title', size: 34, colour: RED };
const SMALL: TextStyle = { face: 'text', size: 12 };
const CELL: TextStyle = { face: 'text', size: 10.5 };
const CELL_HEAD: TextStyle = { face: 'heading', size: 10.5 };
const CELL_LINE = 15;
const CELL_PAD = 4;
/** 四号 page number. */
const PAGE_NUMBER: TextStyle = { face: 'text', size: 14 };

export interface PrintColumn {
  title: string;
  /** Share of the width. */
  share: number;
  align?: 'left' | 'center' | 'right';
}

export interface DocumentOptions {
  title: string;
  at: Date;
  /** A wide page for tables with many columns. */
  wide?: boolean;
  /** Small words at the foot of every page, e.g. who printed it and why. */
  foot?: string;
}

/** A document in the form of official papers, written from top to bottom. */
export class OfficialDocument {
  private readonly paper: Paper;
  private readonly form: PageForm;
  private y: number;

  constructor(private readonly options: DocumentOptions) {
    this.form = options.wide ? WIDE : OFFICIAL;
    this.paper = new Paper(this.form, options.title, options.at);
    this.y = this.form.margins.top;
  }

  /** 发文机关标志 in red with the red line below it. */
  masthead(name: string): void {
    const { paper } = this;
    const width = paper.measure(name, MASTHEAD);
    const style = { ...MASTHEAD, size: MASTHEAD.size * Math.min(1, paper.width / width) };
    paper.line(name, style, paper.left, this.y, paper.width, 'center');
    this.y += style.size * 1.6;
    paper.rule(this.y, paper.left, paper.width, 1.5, RED);
    this.y += LINE;
  }

  /** Centred; a long one is broken into lines of like length. */
  title(text: string): void {
    const { paper } = this;
    const count = Math.ceil(paper.measure(text, TITLE) / paper.width);
    const room = count === 1 ? paper.width : Math.min(paper.width, paper.measure(text, TITLE) / count + 2 * TITLE.size);
    for (const line of paper.breakText(text, TITLE, () => room)) {
      paper.line(line, TITLE, paper.left, this.y, paper.width, 'center');
      this.y += 34;
    }
    this.y += LINE / 2;
  }

  /** A centred line below the title, e.g. the authors. */
  byline(text: string): void {
    for (const line of this.paper.breakText(text, BODY, () => this.paper.width)) {
      this.need(LINE);
      this.paper.line(line, BODY, this.paper.left, this.y, this.paper.width, 'center');
      this.y += LINE;
    }
  }

  /** 一、… in 黑体; never the last line of a page. */
  heading(text: string): void {
    this.need(2 * LINE);
    this.write(text, HEADING);
  }

  /** Text with an indent of two characters; line breaks begin paragraphs. */
  paragraph(text: string): void {
    for (const part of text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)) this.write(part, BODY);
  }

  /** Smaller, without indent. */
  note(text: string): void {
    for (const line of this.paper.breakText(text, SMALL, () => this.paper.width)) {
      this.need(18);
      this.paper.line(line, SMALL, this.paper.left, this.y);
      this.y += 18;
    }
  }

  space(lines = 1): void {
    this.y += lines * LINE;
  }

  /** The head row stands again on every page. */
  table(columns: readonly PrintColumn[], rows: readonly string[][]): void {
    const total = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / total) * this.paper.width);
    const head = columns.map(({ title }) => title);
    const write = (cells: readonly string[], style: TextStyle, centred: boolean) => this.row(cells, widths, columns, style, centred);
    this.need(3 * (CELL_LINE + 2 * CELL_PAD));
    write(head, CELL_HEAD, true);
    for (const cells of rows) {
      if (this.y + this.heightOf(cells, widths) > this.paper.bottom) {
        this.turn();
        write(head, CELL_HEAD, true);
      }
      write(cells, CELL, false);
    }
    this.y += LINE / 2;
  }

  /** 发文机关署名 and 成文日期, on the right, four characters from the edge, the shorter centred over the longer. */
  signature(name: string, date: string): void {
    this.need(4 * LINE);
    this.y += LINE;
    const { paper } = this;
    const width = Math.max(paper.measure(name, BODY), paper.measure(date, BODY));
    const x = paper.left + paper.width - 4 * ADVANCE - width;
    for (const line of [name, date]) {
      paper.line(line, BODY, Math.max(paper.left, x), this.y, width, 'center');
      this.y += LINE;
    }
  }

  finish(): Promise<Buffer> {
    this.paper.onEveryPage((page, of) => (this.options.wide ? this.plainFoot(page, of) : this.officialFoot(page)));
    return this.paper.finish();
  }

  /** — 1 —, right on odd pages and left on even ones, one character from the edge, 7 mm below the text. */
  private officialFoot(page: number): void {
    const { paper } = this;
    const y = paper.bottom + mm(7);
    paper.line(`— ${page} —`, PAGE_NUMBER, paper.left + ADVANCE, y, paper.width - 2 * ADVANCE, page % 2 === 1 ? 'right' : 'left');
    if (this.options.foot) paper.line(this.options.foot, { ...SMALL, size: 9, colour: '#666666' }, paper.left, y + mm(12), paper.width, 'center');
  }

  private plainFoot(page: number, of: number): void {
    const { paper } = this;
    const style = { ...SMALL, size: 9, colour: '#666666' };
    const y = paper.bottom + mm(5);
    if (this.options.foot) paper.line(this.options.foot, style, paper.left, y);
    paper.line(`第 ${page} 页，共 ${of} 页`, style, paper.left, y, paper.width, 'right');
  }

  private write(text: string, style: TextStyle): void {
    const { paper } = this;
    const indent = 2 * ADVANCE;
    // Rounding must not push the 28th character over the edge.
    const room = paper.width + 0.5;
    const lines = paper.breakText(text, style, (n) => (n === 0 ? room - indent : room));
    for (const [at, line] of lines.entries()) {
      this.need(LINE);
      const shift = at === 0 ? indent : 0;
      paper.line(line, at === lines.length - 1 ? style : this.stretched(line, style, paper.width - shift), paper.left + shift, this.y);
      this.y += LINE;
    }
  }

  /** Both edges stand straight: what marks and words leave over is spread between the characters. */
  private stretched(line: string, style: TextStyle, width: number): TextStyle {
    const gaps = [...line].length - 1;
    const slack = width - this.paper.measure(line, style) + (ADVANCE - BODY_SIZE);
    return gaps > 0 && slack < 3 * ADVANCE ? { ...style, advance: ADVANCE + slack / gaps } : style;
  }

  private row(cells: readonly string[], widths: readonly number[], columns: readonly PrintColumn[], style: TextStyle, centred: boolean): void {
    const { paper } = this;
    const height = this.heightOf(cells, widths, style);
    let x = paper.left;
    for (const [at, cell] of cells.entries()) {
      paper.box(x, this.y, widths[at], height);
      const lines = this.linesOf(cell, widths[at], style);
      const top = this.y + (height - lines.length * CELL_LINE) / 2;
      for (const [n, line] of lines.entries()) {
        paper.line(line, style, x + CELL_PAD, top + n * CELL_LINE + 1, widths[at] - 2 * CELL_PAD, centred ? 'center' : (columns[at].align ?? 'left'));
      }
      x += widths[at];
    }
    this.y += height;
  }

  private heightOf(cells: readonly string[], widths: readonly number[], style = CELL): number {
    return Math.max(...cells.map((cell, at) => this.linesOf(cell, widths[at], style).length)) * CELL_LINE + 2 * CELL_PAD;
  }

  private linesOf(cell: string, width: number, style: TextStyle): string[] {
    return this.paper.breakText(cell, style, () => width - 2 * CELL_PAD);
  }

  private need(height: number): void {
    // A hair's breadth for what the fractions of 22 lines add up to.
    if (this.y + height > this.paper.bottom + 1) this.turn();
  }

  private turn(): void {
    this.paper.newPage();
    this.y = this.form.margins.top;
  }
}
