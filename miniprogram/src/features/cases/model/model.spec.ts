import type { BlindReview, CaseContent, CaseTodoCounts } from '@xianfeng/shared-types';
import { addTags, partText, totalWords } from './content';
import { firstQueue, queuesOf } from './desks';
import { groupFindings } from './findings';
import { filterOf, monthsBefore, NO_CHOICE } from './library-filter';
import { marksOf } from './passages';
import { pointsText, scoreGap, weightedTotal, type ScoreSheet } from './score';
import { fromGroup, shareIdOf } from './share-entry';

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

describe('a draft', () => {
  const content: CaseContent = {
    title: '标题', categoryCode: 'service', tags: ['网点'], authorIds: ['A', 'B'], summary: '', visibility: 'members', publicDigest: '', coverFileId: null, pledge: false,
    sections: { background: '背景三字', practice: 'WeChat 小程序', effect: '', insight: '', appendix: '附录不计入' },
    files: [{ fileId: 'F', kind: 'image', caption: '' }, { fileId: 'G', kind: 'attachment', caption: '表' }],
  };

  it('counts Latin words as one and leaves the appendix out', () => expect(totalWords(content.sections)).toBe(4 + 4));

  it('says each part in words', () => {
    const names = { category: () => '服务', author: (id: string) => `${id}同志` };
    expect(partText(content, 'authors', names)).toBe('A同志、B同志');
    expect(partText(content, 'files', names)).toBe('图片 1 张，附件 1 个');
    expect(partText(content, 'practice', names)).toBe('WeChat 小程序');
  });

  it('splits typed tags, keeps the first of equal ones, and eight at most', () => {
    expect(addTags(['网点'], '#适老服务， 网点 数字化')).toEqual(['网点', '适老服务', '数字化']);
    expect(addTags([], '1 2 3 4 5 6 7 8 9')).toHaveLength(8);
  });
});

describe('the library', () => {
  it('goes back whole months, to the last day where the month is shorter', () => {
    expect(monthsBefore('2026-05-31', 3)).toBe('2026-02-28');
    expect(monthsBefore('2026-02-10', 3)).toBe('2025-11-10');
  });

  it('asks only for what is chosen', () => {
    expect(filterOf(NO_CHOICE, '2026-11-21')).toEqual({ category: undefined, orgId: undefined, tag: undefined, from: undefined });
    expect(filterOf({ ...NO_CHOICE, period: 'year', tag: '网点' }, '2026-11-21')).toMatchObject({ from: '2025-11-21', tag: '网点' });
  });

  it('marks passages where they stand and leaves out what is not there', () => expect(marksOf('做法一，做法二', ['做法二', '没有'])).toEqual([[4, 7]]));
});

describe('a share card', () => {
  it('is known by its query or by the scene of a mini-program code', () => {
    expect(shareIdOf({ s: 'abc1234567' })).toBe('abc1234567');
    expect(shareIdOf({ scene: encodeURIComponent('s=abc1234567') })).toBe('abc1234567');
    expect(shareIdOf({})).toBeNull();
  });

  it('counts a group only when this very card was opened in one', () => {
    const entered = (scene: number, s: string) => ({ path: 'packages/case/public/index', query: { s }, scene });
    expect(fromGroup(entered(1044, 'a'), 'a')).toBe(true);
    expect(fromGroup(entered(1044, 'b'), 'a')).toBe(false);
    expect(fromGroup(entered(1001, 'a'), 'a')).toBe(false);
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
