import type { BlindReview, CaseTodoCounts } from '@xianfeng/shared-types';
import { effectText } from './effect-text';
import { groupFindings } from './findings';
import { marksOf } from './passages';
import { firstQueue, queuesOf } from './review-queues';
import { pointsText, scoreGap, weightedTotal, type ScoreSheet } from './review-score';

const rubric: BlindReview['rubric'] = [
  { criterion: 'authenticity', name: '真实性', weightPercent: 20 },
  { criterion: 'innovation', name: '创新性', weightPercent: 30 },
  { criterion: 'effectiveness', name: '实效性', weightPercent: 30 },
  { criterion: 'replicability', name: '推广性', weightPercent: 20 },
];
const sheet = (scores: number[]): ScoreSheet => Object.fromEntries(scores.map((score, index) => [rubric[index].criterion, { score, comment: '' }]));

describe('scores of a blind review', () => {
  it('weighs to hundredths of a point, and not before all criteria are judged', () => {
    expect(weightedTotal(sheet([90, 85, 88, 70]), rubric)).toBe(8390);
    expect(pointsText(8390)).toBe('83.90');
    expect(weightedTotal(sheet([90, 85, 88]), rubric)).toBeNull();
  });

  it('names the criterion that has no score, or a low one without its reason', () => {
    expect(scoreGap(sheet([90, 85]), { rubric, commentBelow: 60 })).toContain('实效性');
    expect(scoreGap(sheet([90, 59, 88, 70]), { rubric, commentBelow: 60 })).toContain('创新性');
    expect(scoreGap({ ...sheet([90, 60, 88, 70]) }, { rubric, commentBelow: 60 })).toBeNull();
    expect(scoreGap({ ...sheet([90, 59, 88, 70]), innovation: { score: 59, comment: '做法常见' } }, { rubric, commentBelow: 60 })).toBeNull();
  });
});

describe('content check', () => {
  it('says once what holds for several parts', () => {
    const finding = { verdict: 'review' as const, label: null, keywords: [], undecided: '微信没有答复' };
    const groups = groupFindings([{ ...finding, part: 'title' }, { ...finding, part: 'effect', keywords: ['词'] }, { ...finding, part: 'summary' }]);
    expect(groups).toEqual([
      { verdict: 'review', words: '微信没有答复', parts: ['title', 'summary'] },
      { verdict: 'review', words: '涉及：词；微信没有答复', parts: ['effect'] },
    ]);
  });
});

it('marks passages where they stand and leaves out what is not there', () => expect(marksOf('做法一，做法二', ['做法二', '没有'])).toEqual([[4, 7]]));

it('tells an effect with what it was before, where that is known', () => {
  expect(effectText({ name: '平均等候', before: '18', after: '7', unit: '分钟' })).toBe('平均等候 18 → 7 分钟');
  expect(effectText({ name: '覆盖网点', before: '', after: '12', unit: '' })).toBe('覆盖网点 12');
});

describe('queues', () => {
  const counts: CaseTodoCounts = { returned: 0, branchReview: 0, myReviews: 0, safety: 0, committee: 2, notice: 1, objections: 0 };

  it('shows the desks of my duties and opens the first with work', () => {
    const queues = queuesOf(counts, ['case:publish', 'case:branch-review']);
    expect(queues.map(({ key }) => key)).toEqual(['branch', 'safety', 'committee', 'notice', 'objections']);
    expect(firstQueue(queues)).toBe('committee');
  });

  it('shows a member who was asked to review only that', () => {
    expect(queuesOf({ ...counts, myReviews: 1 }, ['case:read']).map(({ key }) => key)).toEqual(['mine']);
    expect(firstQueue([])).toBeNull();
  });
});
