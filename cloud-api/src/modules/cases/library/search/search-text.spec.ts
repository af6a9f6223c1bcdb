import { BLOCK_SIZE, blockOf, eachPosting, encodePosting, type Field } from './posting-codec';
import { markHits, snippet } from './marked-text';
import { fold, termsOf, termsOfQuery, wordsOf } from './terms';

describe('search text', () => {
  it('cuts Han text into characters and pairs, and keeps words whole', () => {
    expect([...termsOf('党建+APP２.0，一')]).toEqual(['党', '建', '党建', 'app2', '0', '一']);
    expect(termsOfQuery('先锋队')).toEqual(['先锋', '锋队']);
    expect(termsOfQuery('党')).toEqual(['党']);
    expect(termsOfQuery('𠮷祥')).toEqual(['𠮷祥']);
  });

  it('never changes the length of a text', () => {
    for (const text of ['ＡＰＰ！', 'İstanbul', '㎡ ﬁ', '𠮷Ａ']) expect(fold(text)).toHaveLength(text.length);
    expect(wordsOf(' 党员　ＡＰＰ  党员 ')).toEqual(['党员', 'app']);
  });

  it('keeps every place of a block and every field', () => {
    const wanted: [number, Field][] = [[0, 0], [BLOCK_SIZE - 1, 2], [BLOCK_SIZE, 1], [5 * BLOCK_SIZE + 700, 2]];
    for (const [docNo, field] of wanted) {
      const read: [number, Field][] = [];
      eachPosting(encodePosting(docNo, field), (place, f) => read.push([blockOf(docNo) * BLOCK_SIZE + place, f]));
      expect(read).toEqual([[docNo, field]]);
    }
  });

  it('marks touching and overlapping hits as one and keeps the text', () => {
    const runs = markHits('党员先锋队与先锋', ['先锋', '锋队']);
    expect(runs).toEqual([{ text: '党员', hit: false }, { text: '先锋队', hit: true }, { text: '与', hit: false }, { text: '先锋', hit: true }]);
    expect(runs.map((run) => run.text).join('')).toBe('党员先锋队与先锋');
  });

  it('cuts a snippet around the first hit without breaking a character', () => {
    const runs = snippet(['没有', `${'𠮷'.repeat(60)}先锋${'后'.repeat(200)}`], ['先锋']);
    const text = runs.map((run) => run.text).join('');
    expect(runs.find((run) => run.hit)?.text).toBe('先锋');
    expect(text.startsWith('…') && text.endsWith('…')).toBe(true);
    expect(text.isWellFormed()).toBe(true);
    expect(snippet(['只有开头'], ['无'])).toEqual([{ text: '只有开头', hit: false }]);
  });
});
