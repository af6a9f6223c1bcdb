import type { CaseContent } from '@xianfeng/shared-types';
import { differingParts, mergeContent, suggestedPicks } from './merge';

const content = (patch: Partial<CaseContent> = {}): CaseContent => ({
  title: '标题', categoryCode: null, tags: [], authorIds: ['A'], summary: '', visibility: 'members', publicDigest: '', coverFileId: null, files: [], pledge: false,
  sections: { background: '背景', practice: '', effect: '', insight: '', appendix: '' },
  ...patch,
});
const picture = (fileId: string) => ({ fileId, kind: 'image' as const, caption: '' });

it('names what differs in the order of the form, sections among it', () => {
  const theirs = content({ tags: ['适老'], sections: { ...content().sections, effect: '成效' }, categoryCode: 'C1' });
  expect(differingParts(content(), theirs)).toEqual(['category', 'tags', 'effect']);
  expect(differingParts(content(), content())).toEqual([]);
});

it('leaves to the author what both devices changed, and nothing else', () => {
  expect(suggestedPicks(['title', 'summary', 'tags'], { clashing: ['title'], mine: { deviceLabel: '', changedParts: ['title', 'tags'] } })).toEqual({ summary: 'theirs', tags: 'mine' });
});

it('puts a text together part by part and keeps the rest of mine', () => {
  const mine = content({ title: '我的', summary: '我的摘要' });
  const theirs = content({ title: '对方', summary: '对方摘要', sections: { ...content().sections, background: '对方背景', practice: '对方做法' } });
  expect(mergeContent(mine, theirs, { title: 'mine', summary: 'theirs', background: 'theirs' })).toEqual({
    ...mine, summary: '对方摘要', sections: { ...mine.sections, background: '对方背景' },
  });
});

it('never ends with a cover that is not among the pictures', () => {
  const mine = content({ files: [picture('M')], coverFileId: 'M' });
  const theirs = content({ files: [picture('T')], coverFileId: 'T' });
  expect(mergeContent(mine, theirs, { files: 'theirs' }).coverFileId).toBe('T');
  expect(mergeContent(mine, content(), { files: 'theirs' }).coverFileId).toBeNull();
  expect(mergeContent(mine, theirs, { files: 'theirs', cover: 'theirs' }).coverFileId).toBe('T');
});
