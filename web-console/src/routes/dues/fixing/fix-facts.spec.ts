import { bodyOf, factsOf } from './fix-facts';

it('takes the facts that the kind needs and drops what was typed for another', () => {
  expect(factsOf({ kind: 'wage', by: 'base', baseFen: 500_000, quarterNetFen: 1 })).toEqual({ kind: 'wage', baseFen: 500_000 });
  expect(factsOf({ kind: 'irregular', by: 'base', baseFen: 1, quarterNetFen: 900_000 })).toEqual({ kind: 'irregular', quarterNetFen: 900_000 });
  expect(factsOf({ kind: 'student', by: 'base', baseFen: 1 })).toEqual({ kind: 'student' });
});

it('waits until every item is complete', () => {
  expect(factsOf({ kind: 'wage', by: 'items', items: [] })).toBeNull();
  expect(factsOf({ kind: 'wage', by: 'items', items: [{ itemId: 'a', fen: 1 }, { itemId: 'b' }] })).toBeNull();
  expect(factsOf({ kind: 'wage', by: 'items', items: [{ itemId: 'a', fen: 1 }] })).toEqual({ kind: 'wage', items: [{ itemId: 'a', fen: 1 }] });
});

it('sends a settlement month of an annual salary, and a manual amount only when it is wanted', () => {
  const values = { kind: 'annual' as const, by: 'base' as const, baseFen: 1, fromMonth: '2026-12', manualFen: 5, reason: ' ' };
  expect(bodyOf({ ...values, once: true })).toEqual({ kind: 'annual', baseFen: 1, fromMonth: '2026-12', toMonth: '2026-12' });
  expect(bodyOf({ ...values, manual: true, reason: '按党委会决定' })).toEqual({ kind: 'annual', baseFen: 1, fromMonth: '2026-12', manualFen: 5, reason: '按党委会决定' });
});
