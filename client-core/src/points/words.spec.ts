import { appealSteps, centiOf, dueText, entryState, occurredText } from './words';

const entry = { reversedById: null, reversesId: null, appeal: null };

it('says what became of an entry', () => {
  expect(entryState(entry)).toBeNull();
  expect(entryState({ ...entry, reversedById: '2' })?.text).toBe('已冲销，不计入');
  expect(entryState({ ...entry, reversedById: '2', appeal: { id: '1', status: 'upheld' } })?.text).toBe('申诉成立');
  expect(entryState({ ...entry, appeal: { id: '1', status: 'open' } })?.text).toBe('申诉处理中');
});

it('names the month that late points count for', () => {
  expect(occurredText({ occurredOn: '2026-10-12', month: '2026-10' })).toBe('2026年10月12日');
  expect(occurredText({ occurredOn: '2026-09-30', month: '2026-11' })).toBe('2026年9月30日，计入2026年11月');
});

it('reads points with at most two decimals and nothing else', () => {
  expect(['2.5', ' 0 ', '-1.25', '0.1'].map(centiOf)).toEqual([250, 0, -125, 10]);
  expect(['', '2.555', '两分', '1e3', '--1'].map(centiOf)).toEqual([null, null, null, null, null]);
});

it('says that an answer is late in words', () => {
  expect(dueText({ dueOn: '2026-11-30', overdue: false })).toEqual({ text: '2026年11月30日前答复', tone: 'gold' });
  expect(dueText({ dueOn: '2026-11-30', overdue: true }).text).toContain('已超过');
});

it('tells the course of an appeal', () => {
  const history = [
    { at: '2026-11-20T02:00:00.000Z', by: '沈知远', from: null, to: 'open' as const, reason: '应为两项' },
    { at: '2026-11-21T02:00:00.000Z', by: '江以宁', from: 'open' as const, to: 'upheld' as const, reason: '已更正' },
  ];
  expect(appealSteps({ history }).map(({ title, note }) => [title, note])).toEqual([['提出申诉', '应为两项'], ['申诉成立', '已更正']]);
});
