import { quietText } from './words';

it('says whether the quiet time ends on the next day', () => {
  expect(quietText({ quiet: { fromHour: 21, toHour: 8 }, monthlyCap: 4 })).toContain('每天 21 点到次日 8 点不打扰');
  expect(quietText({ quiet: { fromHour: 12, toHour: 14 }, monthlyCap: 4 })).toContain('每天 12 点到14 点');
});
