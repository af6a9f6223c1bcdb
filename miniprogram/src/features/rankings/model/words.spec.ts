import type { TrendPoint } from '@xianfeng/shared-types';
import { neighbours, trendChart } from './words';

const point = (month: string, place: number, perHeadCenti: number, classPerHeadCenti = 200): TrendPoint => ({ month, place, of: 20, perHeadCenti, classPerHeadCenti });

it('draws the score per head beside the mean of the class', () => {
  expect(trendChart([point('2026-09', 3, 250), point('2026-10', 1, 300, 210)])).toEqual([
    { label: '9月', value: 2.5, reference: 2 }, { label: '10月', value: 3, reference: 2.1 },
  ]);
});

it('knows the months beside one, and none beyond the ends', () => {
  const months = ['2026-10', '2026-09', '2026-08'];
  expect(neighbours(months, '2026-09')).toEqual({ earlier: '2026-08', later: '2026-10' });
  expect(neighbours(months, '2026-10')).toEqual({ earlier: '2026-09', later: null });
  expect(neighbours(months, '2025-01')).toEqual({ earlier: null, later: null });
});
