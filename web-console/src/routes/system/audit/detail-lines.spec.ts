import { detailLines } from './detail-lines';

const recorded = (detail: Record<string, unknown>, objectType = 'member', names: Record<string, string> = {}) => ({ detail, objectType, names });

it('says what is on record in words, and shows unknown fields by their code', () => {
  const fields = [{ code: 'reason', name: '原因' }, { code: 'changes', name: '修改的内容' }, { code: 'to', name: '变为' }];
  const lines = detailLines(recorded({ reason: '年度统计', changes: [{ to: 3 }, { to: null }], sensitive: false, other: [] }), fields);
  expect(lines.map(({ name, text }) => `${name} ${text}`)).toEqual(['原因 年度统计', '修改的内容 变为：3、变为：—', 'sensitive 否', 'other —']);
});

it('says codes of the contract in words, and an unknown code as it is', () => {
  expect(detailLines(recorded({ role: 'reviewer', reach: 'self' }), []).map(({ text }) => text)).toEqual(['案例评审员', '仅本组织']);
  expect(detailLines(recorded({ role: 'gone' }), [])[0].text).toBe('gone');
  expect(detailLines(recorded({ to: 'published' }, 'case'), [])[0].text).toBe('已发布');
});

it('names people and organisations, and shows an id that names nobody any more', () => {
  const lines = detailLines(recorded({ memberId: 'A', reviewers: ['A', 'B'] }, 'case', { A: '李敏' }), []);
  expect(lines.map(({ text }) => text)).toEqual(['李敏', '李敏、B']);
});

it('says how a matter stands, and amounts, as they are read', () => {
  const texts = (detail: Record<string, unknown>, type: string) => detailLines(recorded(detail, type), []).map(({ text }) => text);
  expect(texts({ from: null, to: 'open' }, 'point_appeal')).toEqual(['—', '待答复']);
  expect(texts({ to: 'confirmed', amountFen: 10_440, payer: 'self' }, 'payment_cash')).toEqual(['已入账', '104.40 元', '本人']);
  expect(texts({ fen: 5, deltaCenti: 250 }, 'point_entry')).toEqual(['0.05 元', '2.5 分']);
});
