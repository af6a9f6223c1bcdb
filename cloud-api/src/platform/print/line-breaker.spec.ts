import { breakLines, unitsOf } from './line-breaker';

const broken = (text: string, room: number, first = room) => breakLines(text, (line) => (line === 0 ? first : room), (unit) => [...unit].length);

describe('breaking lines', () => {
  it('fills lines character by character, the first one shorter for the indent', () => {
    expect(broken('坚持党的领导加强党的建设', 5, 3)).toEqual(['坚持党', '的领导加强', '党的建设']);
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(broken('学习教育，走深走实', 4)).toEqual(['学习教', '育，走深', '走实']);
    expect(broken('认真学习《党章》内容', 5)).toEqual(['认真学习', '《党章》内', '容']);
    expect(broken('学习《党章》。', 5)).toEqual(['学习《党', '章》。']);
  });

  it('keeps numbers and words together and cuts what no line can hold', () => {
    expect(unitsOf('共3000名A1党员')).toEqual(['共', '3000', '名', 'A1', '党', '员']);
    expect(broken('全行共3000名', 5)).toEqual(['全行共', '3000名']);
    expect(broken('ABCDEFGHI', 4)).toEqual(['ABCD', 'EFGH', 'I']);
  });

  it('gives one empty line for an empty text', () => {
    expect(broken('', 5)).toEqual(['']);
  });
});
