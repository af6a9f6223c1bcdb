import type { CaseContent } from '@xianfeng/shared-types';
import { addTags, partText, totalWords } from './content';
import { filterOf, monthsBefore, NO_CHOICE } from './library-filter';
import { fromGroup, shareIdOf } from './share-entry';

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
