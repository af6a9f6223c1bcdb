import { closeState, placeOf, trendOption } from './month-words';

it('says where a month stands', () => {
  const state = (phase: Parameters<typeof closeState>[0]['phase'], mayClose = false) => closeState({ phase, allowedActions: mayClose ? ['close'] : [] }).text;
  expect([state('closed'), state('ranking', true), state(null, true), state(null)]).toEqual(['已结账', '正在结账', '待结账', '未到时间']);
});

it('leads to the page on which an open item is dealt with', () => {
  expect(placeOf({ code: 'appeals_open', title: '', count: 1, blocking: false })?.to).toBe('/points/appeals');
  expect(placeOf({ code: 'adoptions_unconfirmed', title: '', count: 1, blocking: false })?.to).toBe('/cases/adoptions?status=result_submitted');
  expect(placeOf({ code: 'month_running', title: '', count: 1, blocking: true })).toBeNull();
});

it('draws points, not hundredths, by months in short', () => {
  const option = trendOption([{ month: '2026-10', place: 1, of: 3, perHeadCenti: 250, classPerHeadCenti: 200 }], '第一支部') as unknown as {
    xAxis: { data: string[] };
    series: { name: string; data: number[] }[];
  };
  expect(option.xAxis.data).toEqual(['10月']);
  expect(option.series.map(({ name, data }) => [name, data])).toEqual([['第一支部人均分', [2.5]], ['同类平均', [2]]]);
});
