import { countOf } from './deliveries';

it('adds a status over the channels', () => {
  const byStatus = [
    { channel: 'wechat' as const, status: 'failed' as const, count: 2 },
    { channel: 'sms' as const, status: 'failed' as const, count: 1 },
    { channel: 'wechat' as const, status: 'sent' as const, count: 9 },
  ];
  expect([countOf({ byStatus }, 'failed'), countOf({ byStatus }, 'refused')]).toEqual([3, 0]);
});
