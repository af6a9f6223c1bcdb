import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DUES_ACCOUNTS } from '@xianfeng/shared-types';
import { onOwnSide } from './balances';
import { checkTexts, credit, debit, type JournalInput, totalOf, turned } from './journal';

const journal = (lines: JournalInput['lines']) => ({ key: 'test:1', lines });

describe('a journal', () => {
  it('has debits that equal its credits', () => {
    expect(totalOf(journal([debit('wechat', 7650), credit('dues_income', 7600), credit('extra_income', 50)]))).toBe(7650);
    expect(() => totalOf(journal([debit('wechat', 7650), credit('dues_income', 7649)]))).toThrow('differ');
  });

  it.each([
    ['an empty one', [], 'two lines'],
    ['a single line', [debit('cash', 1)], 'two lines'],
    ['an amount below nought', [debit('cash', -1), credit('dues_income', -1)], 'not negative'],
    ['parts of a 分', [debit('cash', 0.5), credit('dues_income', 0.5)], 'whole'],
    ['a line of nothing', [debit('cash', 0), credit('dues_income', 0)], 'either'],
    ['a line on both sides', [{ account: 'cash' as const, debitFen: 1, creditFen: 1 }, debit('bank', 1)], 'either'],
    ['an account that is not in the chart', [debit('canteen' as 'cash', 1), credit('dues_income', 1)], 'no account'],
    ['a sum past what a number holds', [debit('bank', Number.MAX_SAFE_INTEGER), debit('cash', 1), credit('opening', Number.MAX_SAFE_INTEGER), credit('suspense', 1)], 'exactly'],
  ])('is refused with %s', (_, lines, why) => {
    expect(() => totalOf(journal(lines))).toThrow(why);
  });

  it('turns into its reversal', () => {
    const lines = [debit('wechat', 300), credit('dues_income', 300)];
    expect(turned(lines)).toEqual([credit('wechat', 300), debit('dues_income', 300)]);
    expect(totalOf(journal([...lines, ...turned(lines)]))).toBe(600);
  });

  it('has a key and a memo that the columns hold', () => {
    const whole: JournalInput = {
      key: 'k'.repeat(191), kind: 'payment', orgId: 'A', orgPath: '/A/', on: '2026-11-21', memo: '张三交纳11月党费', source: { type: 'order', id: '1' },
      lines: [debit('wechat', 1), credit('dues_income', 1)],
    };
    expect(() => checkTexts(whole)).not.toThrow();
    expect(() => checkTexts({ ...whole, key: 'k'.repeat(192) })).toThrow('key');
    expect(() => checkTexts({ ...whole, memo: '' })).toThrow('memo');
  });
});

describe('the chart of accounts', () => {
  it('shows every balance on its own side', () => {
    expect(onOwnSide('bank', 500, 200)).toBe(300);
    expect(onOwnSide('use_training', 500, 0)).toBe(500);
    expect(onOwnSide('dues_income', 20, 500)).toBe(480);
    expect(onOwnSide('large_dues_payable', 0, 500)).toBe(500);
  });

  it('has five classes of use, those of Art. 19', () => {
    expect(Object.keys(DUES_ACCOUNTS).filter((account) => account.startsWith('use_'))).toHaveLength(5);
  });
});

describe('the books', () => {
  it('are neither updated nor deleted by any statement of the service', () => {
    const src = path.resolve(__dirname, '../../..');
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const writing = /(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(\s+TABLE)?)\s+`?dues_(journal|line)\b/i;
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => writing.test(readFileSync(path.join(src, file), 'utf8')))).toEqual([]);
    expect(writing.test('UPDATE dues_line SET debitFen = 0')).toBe(true);
  });
});
