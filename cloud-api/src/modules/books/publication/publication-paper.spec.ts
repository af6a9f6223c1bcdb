import type { Publication } from '@xianfeng/shared-types';
import { publicationSheet } from './publication-paper';

const FIGURES = {
  openingFen: 1000, inFen: 5000, duesFen: 5000, remittedInFen: 0, interestFen: 0, carriedFen: 0, mergedInFen: 0, outFen: 306, usedFen: 300, remittedOutFen: 0, feesFen: 6, mergedOutFen: 0, closingFen: 5694,
  heldForOthersFen: 0, income: [{ name: '党员交纳党费', fen: 5000 }], remittances: [], uses: [],
};
const lines = (more: Partial<typeof FIGURES>) =>
  publicationSheet({ title: '', org: { id: '', name: '' }, year: 2026, publishedBy: '', hash: '', figures: { ...FIGURES, ...more } } as unknown as Publication).rows.map(([name, , , amount]) => [String(name).trim(), (amount as { fen: number }).fen]);

it('adds up, item by item', () => {
  expect(lines({})).toEqual([
    ['一、上年结余', 1000], ['二、本年收入', 5000], ['党员交纳党费', 5000], ['三、本年支出', 306], ['上缴上级', 0], ['使用', 300], ['手续费', 6], ['四、年末结余', 5694],
  ]);
});

it('tells what is held for others beside the balance, as the page does', () => {
  expect(lines({ heldForOthersFen: 100_000 }).at(-1)).toEqual(['另有代收代管（大额党费、应退、待查），不计入结余', 100_000]);
});
