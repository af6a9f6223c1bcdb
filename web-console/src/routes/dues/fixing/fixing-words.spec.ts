import { ruleValue } from './fixing-words';

it('says the value of a rule in its unit', () => {
  const said = ([[300_000, '分'], [1500, '/100000'], [500, '/100000'], [1, '0 否 1 是'], [0, '0 否 1 是'], [6, '月'], [15, '日']] as const).map(([value, unit]) => ruleValue({ value, unit }));
  expect(said).toEqual(['3,000.00 元', '1.5%', '0.5%', '是', '否', '6 月', '15 日']);
});
