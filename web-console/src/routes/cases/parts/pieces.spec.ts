import { paragraphs, pieces } from './pieces';

const shown = <T>(cut: { text: string; of: T | null }[]) => cut.map(({ text, of }) => (of === null ? text : `[${text}:${of}]`)).join('');

describe('pieces of a text', () => {
  it('keeps every word and marks each stretch with what it is of', () => {
    expect(shown(pieces('做法一，做法二。', [{ from: 4, to: 7, of: 'B' }, { from: 0, to: 3, of: 'A' }]))).toBe('[做法一:A]，[做法二:B]。');
    expect(shown(pieces('没有', []))).toBe('没有');
  });

  it('gives overlapping words to the stretch that begins first', () => {
    expect(shown(pieces('一二三四五', [{ from: 0, to: 3, of: 'A' }, { from: 2, to: 5, of: 'B' }]))).toBe('[一二三:A][四五:B]');
    expect(shown(pieces('一二三', [{ from: 0, to: 3, of: 'A' }, { from: 1, to: 2, of: 'B' }]))).toBe('[一二三:A]');
  });

  it('goes on with a stretch in the next paragraph', () => {
    const cut = paragraphs('开头甲\n\n乙结尾', [{ from: 2, to: 6, of: 'A' }]);
    expect(cut.map((paragraph) => shown(paragraph.pieces))).toEqual(['开头[甲:A]', '[乙:A]结尾']);
  });
});
