import { billState, monthsText, rateText, reliefText, spanText } from './words';

it('draws runs of months together and names the year where it changes', () => {
  expect(monthsText(['2026-10', '2026-08', '2026-09'])).toBe('2026年8月至10月');
  expect(monthsText(['2026-08', '2026-10', '2026-11'])).toBe('2026年8月、10月至11月');
  expect(monthsText(['2025-12', '2026-01', '2026-03'])).toBe('2025年12月至2026年1月、3月');
  expect([spanText('2026-01', '2026-12'), spanText('2026-05', '2026-05')]).toEqual(['2026年1月至12月', '2026年5月']);
});

it('says what a relief means for the member', () => {
  expect(reliefText({ kind: 'exempt', monthlyFen: null, fromMonth: '2026-01', toMonth: '2026-12' })).toBe('免交，2026年1月至12月');
  expect(reliefText({ kind: 'reduce', monthlyFen: 500, fromMonth: '2026-11', toMonth: '2027-02' })).toBe('少交（每月交 5.00 元），2026年11月至2027年2月');
});

it('calls a month late only after its day', () => {
  expect(billState({ status: 'unpaid', overdue: false })).toEqual({ text: '待交', tone: 'gold' });
  expect(billState({ status: 'partial', overdue: true })).toEqual({ text: '未交', tone: 'red' });
  expect(billState({ status: 'paid', overdue: true })).toEqual({ text: '已交', tone: 'green' });
});

it('never rounds up to all', () => {
  expect([100_000, 99_999, 91_500, 90_000, 0].map(rateText)).toEqual(['100%', '99.9%', '91.5%', '90%', '0%']);
});
