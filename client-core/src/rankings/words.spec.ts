import type { TrendPoint } from '@xianfeng/shared-types';
import { changeText, placeText, trendText } from './words';

const point = (month: string, place: number, perHeadCenti: number, classPerHeadCenti = 200): TrendPoint => ({ month, place, of: 20, perHeadCenti, classPerHeadCenti });

it('says with how many a place is shared', () => {
  expect(placeText({ place: 2, sharedBy: 3 })).toBe('并列第 2 名（共 3 个单位）');
  expect(placeText({ place: 1, sharedBy: 1 })).toBe('第 1 名');
});

it('tells up from down in words', () => {
  expect([2, -3, 0, null].map((change) => changeText(change).text)).toEqual(['较上月上升 2 位', '较上月下降 3 位', '与上月持平', '上月未参加排名']);
});

it('puts the trend into words', () => {
  expect(trendText([point('2026-08', 5, 150), point('2026-09', 2, 260), point('2026-10', 4, 190)]))
    .toBe('近 3 个月中，2026年9月名次最好（第 2 名）；2026年10月人均分低于同类平均。');
  expect(trendText([])).toBe('还没有可以比较的月份。');
});
