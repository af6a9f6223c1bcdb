import { countOf, quietText } from './words';

it('adds a status over the channels', () => {
  const byStatus = [
    { channel: 'wechat' as const, status: 'failed' as const, count: 2 },
    { channel: 'sms' as const, status: 'failed' as const, count: 1 },
    { channel: 'wechat' as const, status: 'sent' as const, count: 9 },
  ];
  expect([countOf({ byStatus }, 'failed'), countOf({ byStatus }, 'refused')]).toEqual([3, 0]);
});

it('says whether the quiet time ends on the next day', () => {
  expect(quietText({ quiet: { fromHour: 21, toHour: 8 }, monthlyCap: 4 })).toContain('每天 21 点到次日 8 点不打扰');
  expect(quietText({ quiet: { fromHour: 12, toHour: 14 }, monthlyCap: 4 })).toContain('每天 12 点到14 点');
});
