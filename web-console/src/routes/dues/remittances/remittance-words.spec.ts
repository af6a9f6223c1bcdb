import { periodText, ratioText } from './remittance-words';

it('says a share in percent and a period in months', () => {
  expect([ratioText(500), ratioText(1), ratioText(3550), ratioText(0)]).toEqual(['5%', '0.01%', '35.5%', '0%']);
  expect(periodText({ fromMonth: '2026-07', toMonth: '2026-09' })).toBe('2026年7月至9月');
});
