import type { MonthClose } from '@xianfeng/shared-types';
import { checkState, checkWords, isClosing, monthInHand, phaseIndex } from './closing';

const check = (count: number, blocking: boolean) => ({ code: 'appeals_open' as const, title: '', count, blocking });

it('a blocking check that found something blocks; one that found nothing does not', () => {
  expect(checkState([check(0, true), check(2, false)])).toEqual({ blocked: false, open: true });
  expect(checkState([check(1, true)])).toEqual({ blocked: true, open: false });
  expect(checkState([])).toEqual({ blocked: false, open: false });
});

it('knows where a close stands', () => {
  expect([phaseIndex(null), phaseIndex('ranking'), phaseIndex('closed')]).toEqual([0, 2, 4]);
  expect([isClosing({ phase: null }), isClosing({ phase: 'sealing' }), isClosing({ phase: 'closed' })]).toEqual([false, true, false]);
});

it('begins with the newest month that is over', () => {
  const running = { month: '2026-11', checks: [{ ...check(1, true), code: 'month_running' }] } as MonthClose;
  const over = { month: '2026-10', checks: [check(2, false)] } as unknown as MonthClose;
  expect(monthInHand([running, over]).month).toBe('2026-10');
  expect(monthInHand([running]).month).toBe('2026-11');
});

it('tells what has to wait from what has to be done', () => {
  expect(checkWords({ ...check(1, true), code: 'month_running' }).text).toBe('未到时间');
  expect([check(0, true), check(2, true), check(3, false)].map((one) => checkWords(one).text)).toEqual(['无', '2 项', '3 项']);
});
