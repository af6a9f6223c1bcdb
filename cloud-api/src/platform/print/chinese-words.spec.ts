import { chineseNumber, documentDate } from './chinese-words';

describe('words of printed documents', () => {
  it('numbers headings', () => {
    expect([1, 10, 11, 20, 23].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十三']);
  });

  it('writes a date without leading zeros', () => {
    expect(documentDate('2026-01-03')).toBe('2026年1月3日');
  });
});
