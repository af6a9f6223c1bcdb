import { isBenchQueue, neighboursOf } from './bench';

describe('a queue', () => {
  const items = ['A', 'B', 'C'].map((id) => ({ id }));

  it('knows what stands before and after a case', () => {
    expect(neighboursOf(items, 'B')).toEqual({ previous: 'A', next: 'C' });
    expect(neighboursOf(items, 'A')).toEqual({ previous: null, next: 'B' });
    expect(neighboursOf(items, 'C')).toEqual({ previous: 'B', next: null });
  });

  it('goes on at its beginning from a case that has left it', () => {
    expect(neighboursOf(items, 'Z')).toEqual({ previous: null, next: 'A' });
    expect(neighboursOf([], 'Z')).toEqual({ previous: null, next: null });
  });

  it('is not one of those with a page of their own', () => {
    expect(isBenchQueue('committee')).toBe(true);
    expect(isBenchQueue('objections')).toBe(false);
  });
});
