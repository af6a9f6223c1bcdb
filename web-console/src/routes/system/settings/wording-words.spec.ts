import { EMPTY_WORDING, lengthBeside, wordingLines, wordingOf } from './wording-words';

describe('words of messages', () => {
  it('names the parts that are worded, in the order of the form', () => {
    expect(wordingLines({ ...EMPTY_WORDING, closing: '请联系支部。', title: '换届' })).toEqual([{ label: '标题', text: '换届' }, { label: '附言', text: '请联系支部。' }]);
    expect(wordingLines(EMPTY_WORDING)).toEqual([]);
  });

  it('sends what is typed without the spaces around it', () => {
    expect(wordingOf({ title: ' 换届 ' })).toEqual({ ...EMPTY_WORDING, title: '换届' });
  });

  it('counts people’s characters, not what the product fills in', () => {
    expect(lengthBeside('请办理：{标题}', '{标题}')).toBe(4);
    expect(lengthBeside('𠮷祥', undefined)).toBe(2);
  });
});
