import { countWords } from '@xianfeng/shared-types';
import { changedParts, contentHash, emptyContent, normaliseTags, tagKey, totalWords } from './case-content';

const AUTHOR = '01JD0000000000000000000001';

describe('case content', () => {
  it('counts words as word processors do', () => {
    expect(countWords('党建引领，服务 1200 户。')).toBe(10);
    expect(countWords('APP 2.0 上线')).toBe(4);
    expect(countWords(' \n\t')).toBe(0);
    expect(countWords('𠮷祥')).toBe(2);
  });

  it('leaves the appendix out of the total', () => {
    expect(totalWords({ background: '一二', practice: '三', effect: '', insight: '四', appendix: '五六七' })).toBe(4);
  });

  it('sees one tag behind many spellings and keeps the first', () => {
    expect(tagKey('＃Ａ b')).toBe('ab');
    expect(normaliseTags(['#乡村振兴', '乡村 振兴', 'ＡＢＣ', 'abc', '  '])).toEqual(['乡村振兴', 'ABC']);
  });

  it('names exactly the parts that differ', () => {
    const before = emptyContent(AUTHOR);
    const after = { ...before, title: '新', sections: { ...before.sections, effect: '增' }, tags: ['甲'] };
    expect(changedParts(before, after)).toEqual(['title', 'tags', 'effect']);
    expect(changedParts(before, { ...before })).toEqual([]);
  });

  it('hashes by value, not by the order of keys', () => {
    const content = emptyContent(AUTHOR);
    const shuffled = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
    expect(contentHash(shuffled)).toBe(contentHash(content));
    expect(contentHash({ ...content, pledge: true })).not.toBe(contentHash(content));
  });
});
