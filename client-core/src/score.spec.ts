import { scoreText, signedScore } from './score';

it('writes hundredths without a tail of zeros', () => {
  expect([250, 1000, 7, -105, 0].map(scoreText)).toEqual(['2.5', '10', '0.07', '-1.05', '0']);
  expect([250, -100, 0].map(signedScore)).toEqual(['+2.5', '-1', '0']);
});
