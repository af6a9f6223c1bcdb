import { itemsText, itemText, leftText, payerOf, refundable } from './payment-words';

const item = (month: string | null, refundedFen = 0, heldFen = 0) => ({ month, fen: 5000, refundedFen, heldFen });

it('says what a payment is for', () => {
  expect(itemsText([item('2026-09'), item('2026-10'), item(null)])).toBe('2026年9月至10月，自愿多交');
  expect(itemsText([item(null)])).toBe('自愿多交');
});

it('names the payer only when it is somebody else', () => {
  expect([payerOf({ kind: 'self', name: '王敏' }), payerOf({ kind: 'relative', name: '王强' })]).toEqual(['本人', '王强（亲属代交）']);
});

it('offers for a refund what was not given back yet', () => {
  expect(refundable({ items: [item('2026-09', 5000), item('2026-10'), item(null, 1000)] })).toEqual({ months: ['2026-10'], extra: true });
});

it('says how much can still be given back', () => {
  const order = { items: [item('2026-09', 1200), item(null)] };
  expect([leftText(order, '2026-09'), leftText(order, null)]).toEqual(['38.00 元', '50.00 元']);
});

it('tells money in suspense from what was given freely', () => {
  expect([item('2026-09'), item('2026-09', 0, 2000), item(null), item(null, 0, 5000)].map(itemText)).toEqual([
    '2026年9月', '2026年9月（其中待查 20.00 元）', '自愿多交', '待查款项',
  ]);
});
