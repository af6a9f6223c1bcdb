import { type CaseFact, cellsOf, figuresOf, median } from './case-figures';

const fact = (more: Partial<CaseFact>): CaseFact => ({ month: '2026-10', category: 'serve_people', orgId: 'A', kind: 'submitted', ...more });

describe('case figures', () => {
  it('takes the middle value, and the mean of two in the middle', () => {
    expect([median([]), median([9]), median([9, 1, 5]), median([4, 1, 9, 7])]).toEqual([null, 9, 5, 5.5]);
  });

  it('counts by kinds', () => {
    const facts = [fact({}), fact({ kind: 'published', days: 12 }), fact({ kind: 'published', days: 20 }), fact({ kind: 'adopted' })];
    expect(figuresOf(facts)).toEqual({ submitted: 1, published: 2, adopted: 1, medianReviewDays: 16 });
  });

  it('makes a cell of each category, organisation and month that has something', () => {
    const cells = cellsOf([fact({ month: '2026-11' }), fact({}), fact({}), fact({ orgId: 'B', kind: 'adopted' })]);
    expect(cells).toEqual([
      { month: '2026-10', category: 'serve_people', orgId: 'A', submitted: 2, published: 0, adopted: 0 },
      { month: '2026-10', category: 'serve_people', orgId: 'B', submitted: 0, published: 0, adopted: 1 },
      { month: '2026-11', category: 'serve_people', orgId: 'A', submitted: 1, published: 0, adopted: 0 },
    ]);
  });
});
