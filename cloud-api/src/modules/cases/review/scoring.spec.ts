import { RUBRIC_CRITERION_KEYS } from '@xianfeng/shared-types';
import { scoreFaults, summary, totalHundredths, weigh, type Weights } from './scoring';

const WEIGHTS: Weights = { authenticity: 20, innovation: 30, effectiveness: 30, replicability: 20 };
const scores = (...values: number[]) => RUBRIC_CRITERION_KEYS.map((criterion, i) => ({ criterion, score: values[i], comment: '' }));

describe('scoring', () => {
  it('weighs criteria: 90×20% + 80×30% + 70×30% + 60×20% = 75', () => {
    expect(totalHundredths(weigh(scores(90, 80, 70, 60), WEIGHTS))).toBe(7500);
    expect(totalHundredths(weigh(scores(91, 80, 70, 60), WEIGHTS))).toBe(7520);
  });

  it('does not need weights that sum to 100', () => {
    expect(totalHundredths(weigh(scores(90, 90, 90, 90), { ...WEIGHTS, innovation: 40 }))).toBe(9000);
  });

  it('asks for each criterion once and for a comment below the limit', () => {
    expect(scoreFaults(scores(60, 60, 60, 60), 60)).toEqual([]);
    expect(scoreFaults(scores(59, 60, 60, 60), 60).map((f) => f.path)).toEqual(['scores.0.comment']);
    expect(scoreFaults(scores(80, 80, 80, 80).slice(1), 60)).toEqual([{ path: 'scores', message: '请为“真实性”评一次分' }]);
    expect(scoreFaults([...scores(80, 80, 80, 80).slice(0, 3), scores(80)[0]], 60)).toHaveLength(2);
  });

  it('averages and spreads over all totals', () => {
    expect(summary([])).toEqual({ average: null, spread: null });
    expect(summary([8000, 7001])).toEqual({ average: 7501, spread: 999 });
  });
});
