import type { DuesExplanation, DuesFacts } from '@xianfeng/shared-types';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { yuan } from '../../../platform/money';
import { DUES_ITEM_SEEDS } from '../dues-item.seeds';
import { DUES_RULES } from '../dues.rules';
import { ruleOn } from '../testing/rules';
import { assess } from './assess';
import { share } from './money';

const terms = ruleOn('2026-11-01');
const items = DUES_ITEM_SEEDS.map((seed) => ({ ...seed, id: seed.seedKey }));
const fen = (text: string): number => Number(text.replace('.', ''));

function explained(facts: DuesFacts, at = terms): DuesExplanation {
  const result = assess(facts, at, items);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.explanation;
}

type Vector = [no: number, article: string, facts: DuesFacts, rate: string | null, calc: string, due: string];

/** docs: the officer's table of examples, number by number. */
const VECTORS: Vector[] = [
  [1, '第二条', { kind: 'wage', baseFen: fen('1000.00') }, '0.5%', '5.00', '5.00'],
  [2, '第二条', { kind: 'wage', baseFen: fen('2999.99') }, '0.5%', '15.00', '15.00'],
  [3, '第二条', { kind: 'wage', baseFen: fen('3000.00') }, '0.5%', '15.00', '15.00'],
  [4, '第二条', { kind: 'wage', baseFen: fen('3000.01') }, '1%', '30.00', '30.00'],
  [5, '第二条', { kind: 'wage', baseFen: fen('4900.00') }, '1%', '49.00', '49.00'],
  [6, '第二条', { kind: 'wage', baseFen: fen('5000.00') }, '1%', '50.00', '50.00'],
  [7, '第二条', { kind: 'wage', baseFen: fen('5000.01') }, '1.5%', '75.00', '75.00'],
  [8, '第二条', { kind: 'wage', baseFen: fen('5100.00') }, '1.5%', '76.50', '76.50'],
  [10, '第二条', { kind: 'wage', baseFen: fen('10000.00') }, '1.5%', '150.00', '150.00'],
  [11, '第二条', { kind: 'wage', baseFen: fen('10000.01') }, '2%', '200.00', '200.00'],
  [12, '第二条', { kind: 'wage', baseFen: fen('25000.00') }, '2%', '500.00', '500.00'],
  [13, '第二条', { kind: 'wage', baseFen: fen('50000.00') }, '2%', '1000.00', '1000.00'],
  [14, '第一条', { kind: 'wage', baseFen: fen('60000.00') }, '2%', '1200.00', '1000.00'],
  [16, '第三条', { kind: 'annual', baseFen: fen('5000.00') }, '1%', '50.00', '50.00'],
  [17, '第三条', { kind: 'annual', baseFen: fen('245000.00') }, '2%', '4900.00', '1000.00'],
  [18, '第四条', { kind: 'irregular', quarterNetFen: fen('36000.00') }, '2%', '240.00', '240.00'],
  [19, '第四条', { kind: 'irregular', quarterNetFen: fen('9000.01') }, '0.5%', '15.00', '15.00'],
  [20, '第五条', { kind: 'retired', baseFen: fen('5000.00') }, '0.5%', '25.00', '25.00'],
  [21, '第五条', { kind: 'retired', baseFen: fen('5000.01') }, '1%', '50.00', '50.00'],
  [23, '第五条', { kind: 'retired', baseFen: fen('12000.00') }, '1%', '120.00', '120.00'],
  [24, '第六条', { kind: 'student' }, null, '0.20', '0.20'],
  [24, '第六条', { kind: 'unemployed' }, null, '0.20', '0.20'],
  [24, '第六条', { kind: 'relief_aid' }, null, '0.20', '0.20'],
  [24, '第六条', { kind: 'subsistence' }, null, '0.20', '0.20'],
  [25, '第六条', { kind: 'farmer', chosenFen: 50 }, null, '0.50', '0.50'],
  [26, '第一条', { kind: 'wage', items: [{ itemId: 'base_pay', fen: 100_000 }, { itemId: 'income_tax', fen: 120_000 }] }, '0.5%', '0.00', '0.00'],
];

describe('what a member owes', () => {
  it.each(VECTORS)('vector %i, %s: %j', (_no, article, facts, rate, calc, due) => {
    const explanation = explained(facts);
    expect([yuan(explanation.calcFen), yuan(explanation.dueFen)]).toEqual([calc, due]);
    expect(explanation.steps.map((step) => step.article).join()).toContain(article);
    if (rate) expect(explanation.steps.find(({ kind }) => kind === 'tier')!.text).toMatch(new RegExp(`${rate.replace('.', '\\.')}$`));
    expect(explanation.steps.at(-1)).toMatchObject({ kind: 'due', fen: explanation.dueFen });
  });

  it('vector 25: a farmer pays no less than the range, and what is above it is a voluntary extra', () => {
    expect(assess({ kind: 'farmer', chosenFen: 10 }, terms)).toMatchObject({ faults: [{ path: 'chosenFen' }] });
    expect(explained({ kind: 'farmer', chosenFen: 150 })).toMatchObject({ dueFen: 100, flags: ['over_cap'] });
  });

  it('vector 26: nothing left after deductions is nothing to pay, with a flag for 少交免交', () => {
    expect(explained({ kind: 'wage', items: [{ itemId: 'base_pay', fen: 1 }, { itemId: 'annuity', fen: 1 }] })).toMatchObject({ baseFen: 0, dueFen: 0, flags: ['zero_base'] });
  });

  it('item by item: what counts, what does not and what is taken off (2017 通知第一条)', () => {
    const explanation = explained({
      kind: 'wage',
      items: [{ itemId: 'base_pay', fen: 400_000 }, { itemId: 'regular_bonus', fen: 200_000 }, { itemId: 'transport_allowance', fen: 90_000 }, { itemId: 'housing_fund', fen: 50_000 }],
    });
    expect(explanation).toMatchObject({ baseFen: 550_000, dueFen: 8250 });
    expect(explanation.steps.filter(({ kind }) => kind === 'item').map(({ text, article }) => `${text} ${article}`)).toEqual([
      '基本工资（计入基数） 第一条第（二）项', '定期、普遍发放的奖金和绩效工资（计入基数） 第一条第（二）项',
      '交通补贴、公务用车补贴（不计入基数） 第一条第（三）项', '住房公积金（个人缴存）（从基数中扣除） 第一条第（三）项',
    ]);
  });

  it('an item that nobody has decided on is refused, as are facts of another kind', () => {
    expect(assess({ kind: 'wage', items: [{ itemId: 'unlisted', fen: 1 }] }, terms, items)).toMatchObject({ faults: [{ path: 'items.0.itemId' }] });
    expect(assess({ kind: 'wage' }, terms)).toMatchObject({ faults: [{ path: 'baseFen' }] });
    expect(assess({ kind: 'student', baseFen: 1 }, terms)).toMatchObject({ faults: [{ path: 'baseFen' }] });
    expect(assess({ kind: 'irregular', baseFen: 1 }, terms)).toMatchObject({ faults: [{ path: 'quarterNetFen' }] });
  });

  it('a village cadre with a fixed subsidy pays as on a monthly wage', () => {
    expect(explained({ kind: 'village_cadre', baseFen: 350_000 }).dueFen).toBe(explained({ kind: 'wage', baseFen: 350_000 }).dueFen);
  });

  it('an organisation may round to 角', () => {
    const coarse = ruleOn('2026-11-01', { 'dues.rounding': 10 });
    expect(explained({ kind: 'wage', baseFen: 511_100 }, coarse).dueFen).toBe(7670);
    expect(explained({ kind: 'wage', baseFen: 511_100 }).dueFen).toBe(7667);
  });
});

describe('for every base', () => {
  const base = fc.integer({ min: 0, max: 100_000_000 });
  const edges = [0, 300_000, 500_000, 1_000_000, Infinity];
  const tier = (fen: number) => edges.findIndex((edge) => fen <= edge);

  it('dues never fall as the base grows, within a tier and over all of them', () => {
    fc.assert(fc.property(base, base, fc.constantFrom('wage', 'annual', 'village_cadre', 'retired'), (a, b, kind) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const due = (baseFen: number) => explained({ kind, baseFen });
      expect(due(low).dueFen).toBeLessThanOrEqual(due(high).dueFen);
      if (kind !== 'retired' && tier(low) === tier(high)) expect(due(low).steps.find((s) => s.kind === 'tier')!.text).toBe(due(high).steps.find((s) => s.kind === 'tier')!.text);
    }));
  });

  it('never above the cap, never more than the top rate, always whole 分', () => {
    fc.assert(fc.property(base, fc.constantFrom('wage', 'retired'), (baseFen, kind) => {
      const { calcFen, dueFen } = explained({ kind, baseFen });
      expect(dueFen).toBeLessThanOrEqual(100_000);
      expect(BigInt(calcFen) * 100n).toBeLessThanOrEqual(BigInt(baseFen) * (kind === 'retired' ? 1n : 2n) + 50n);
      for (const n of [calcFen, dueFen]) expect(Number.isSafeInteger(n)).toBe(true);
    }));
  });

  it('equals the fraction computed exactly, half up', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 53 - 1 }), fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 10), (amount, parts, unit) => {
      fc.pre(BigInt(amount) * BigInt(parts) / 100_000n < 2n ** 52n);
      const got = BigInt(share(amount, parts, 100_000, unit));
      const twice = 2n * BigInt(amount) * BigInt(parts) - 2n * got * 100_000n;
      const step = 100_000n * BigInt(unit);
      expect(twice >= -step && twice < step).toBe(true);
    }));
  });

  it('no floating point anywhere: fractions are refused and the code has none', () => {
    expect(() => share(0.1, 500, 100_000, 1)).toThrow('whole number');
    for (const rule of DUES_RULES) expect(Number.isSafeInteger(rule.value)).toBe(true);
    for (const file of ['money.ts', 'assess.ts', 'income.ts']) {
      const code = readFileSync(path.join(__dirname, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
      expect(code).not.toMatch(/\d\.\d|Math\.(round|floor|ceil)|parseFloat|toFixed|[^/]\/[^/*]\s*[a-z(]+(?<!n)\s*;/);
    }
  });
});
