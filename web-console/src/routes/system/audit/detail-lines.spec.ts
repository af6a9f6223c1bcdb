import { detailLines } from './detail-lines';

it('says what is on record in words, and shows unknown fields by their code', () => {
  const fields = [{ code: 'reason', name: '原因' }, { code: 'changes', name: '修改的内容' }, { code: 'to', name: '变为' }];
  const lines = detailLines({ reason: '年度统计', changes: [{ to: 3 }, { to: null }], sensitive: false, other: [] }, fields);
  expect(lines.map(({ name, text }) => `${name} ${text}`)).toEqual(['原因 年度统计', '修改的内容 变为：3、变为：—', 'sensitive 否', 'other —']);
});

it('says codes of the contract in words, and an unknown code as it is', () => {
  expect(detailLines({ role: 'reviewer', reach: 'self' }, []).map(({ text }) => text)).toEqual(['案例评审员', '仅本组织']);
  expect(detailLines({ role: 'gone' }, [])[0].text).toBe('gone');
});
