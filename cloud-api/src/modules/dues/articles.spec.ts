import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DUES_ITEM_SEEDS } from './dues-item.seeds';
import { DUES_NOTICE, DUES_REGULATION, DUES_RULES, LOCAL_PRACTICE, PRODUCT_DEFAULT } from './dues.rules';

const UNIT = 'src/modules/dues/amount/assess.spec.ts';
const API = 'test/api/dues.e2e-spec.ts';
const COLLECTING = 'test/api/dues-collecting.e2e-spec.ts';
const FLOWS = 'test/api/dues-workflows.e2e-spec.ts';

/** Where each article is shown to hold: document, article, file, words of the test's title. */
const COVERED: [doc: string, article: string, file: string, title: string][] = [
  [DUES_REGULATION, '第一条', API, '第一条：逐项核定'],
  [DUES_REGULATION, '第二条', UNIT, "'第二条', { kind: 'wage'"],
  [DUES_REGULATION, '第三条', API, '第三条：the settlement month'],
  [DUES_REGULATION, '第四条', API, '第四条：irregular income'],
  [DUES_REGULATION, '第五条', UNIT, "'第五条', { kind: 'retired'"],
  [DUES_REGULATION, '第六条', UNIT, "'第六条', { kind: 'student'"],
  [DUES_REGULATION, '第七条', FLOWS, 'vector 30, 第七条：in service'],
  [DUES_REGULATION, '第八条', API, '第八条：a probationary member'],
  [DUES_REGULATION, '第八条', COLLECTING, 'the rows of 第八条 and 第九条 decide'],
  [DUES_REGULATION, '第九条', API, '(第九条)'],
  [DUES_REGULATION, '第九条', COLLECTING, '第九条：a holder of the card'],
  [DUES_REGULATION, '第十条', API, '2017 通知第一条：a change within the year'],
  [DUES_REGULATION, '第十一条', API, 'vector 27, 第十一条'],
  [DUES_REGULATION, '第十二条', API, 'vector 29, 第十二条'],
  [DUES_REGULATION, '第十三条', FLOWS, 'vector 28, 第十三条'],
  [DUES_REGULATION, '第十四条', FLOWS, '第十四条：an organisation never pays'],
  [DUES_NOTICE, '第一条', API, '2017 通知第一条：a change within the year'],
  [DUES_NOTICE, '第一条第（二）项', UNIT, 'item by item: what counts'],
  [DUES_NOTICE, '第一条第（三）项', UNIT, 'item by item: what counts'],
  [LOCAL_PRACTICE, '村干部补贴', UNIT, 'a village cadre with a fixed subsidy'],
  [LOCAL_PRACTICE, '预交', API, 'vector 29, 第十二条'],
];

/** Codes that the code completes: `base_months.${kind}`, `${name}.${tier}.rate`, `flat.${kind}`. */
const PUT_TOGETHER = [/^base_months\.\w+$/, /^(wage|retired)\.\d\.(upto|rate)$/, /^flat\.\w+$/];

const source = ({ doc, article }: { doc: string; article: string }) => `${doc} ${article}`;
const named = [...DUES_RULES, ...DUES_ITEM_SEEDS].filter(({ doc }) => doc !== PRODUCT_DEFAULT);

describe('articles of dues', () => {
  it('every rule and item that names an article is shown by a test, and no test claims an article that no rule names', () => {
    const covered = new Set(COVERED.map(([doc, article]) => source({ doc, article })));
    expect([...covered].sort()).toEqual([...new Set(named.map(source))].sort());
  });

  it.each(COVERED)('%s %s: %s has “%s”', (_doc, _article, file, title) => {
    expect(readFileSync(path.resolve(__dirname, '../../..', file), 'utf8')).toContain(title);
  });

  it('every rule is read by the code that counts and collects', () => {
    const declared = ['dues.rules.ts', 'dues.settings.ts', 'articles.spec.ts'];
    const modules = path.resolve(__dirname, '..');
    const files = ['dues', 'payments', 'books'].flatMap((name) => readdirSync(path.join(modules, name), { recursive: true, encoding: 'utf8' }).map((file) => path.join(name, file)))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !declared.includes(path.basename(file)));
    const code = files.map((file) => readFileSync(path.join(modules, file), 'utf8')).join('\n');
    // Codes with a kind or a tier in them are put together: `flat.${kind}`.
    const read = (tail: string) => code.includes(`'${tail}'`) || code.includes(`'dues.${tail}'`) || PUT_TOGETHER.some((pattern) => pattern.test(tail));
    expect(DUES_RULES.map((rule) => rule.code.slice('dues.'.length)).filter((tail) => !read(tail))).toEqual([]);
  });

  it('from 第一条 to 第十四条 none is left out', () => {
    const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'].map((n) => `第${n}条`);
    const articles = DUES_RULES.filter(({ doc }) => doc === DUES_REGULATION).map(({ article }) => article);
    expect(numbers.filter((n) => !articles.includes(n))).toEqual([]);
  });
});
