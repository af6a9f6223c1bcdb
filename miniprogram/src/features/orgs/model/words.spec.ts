import type { OrgDetail } from '@xianfeng/shared-types';
import { historyItems, holderText, orgFacts } from './words';

it('names post, holder and term', () => {
  expect(holderText({ post: 'secretary', memberName: '韩立本', startedOn: '2025-01-01', termEndsOn: '2028-01-01' }))
    .toEqual({ title: '书记 韩立本', note: '2025年1月1日任职，任期至 2028年1月1日' });
});

it('leaves out what is not filled in', () => {
  const org = {
    kind: 'branch', orgClass: 'outlet', ancestors: [{ id: '1', name: '集团党委' }, { id: '2', name: '甲分行党委' }], units: [], foundedOn: null,
    termStart: null, termEnd: '2027-06-30', endsOn: null, address: null, mergedInto: null,
  } as unknown as OrgDetail;
  expect(orgFacts(org)).toEqual([
    { label: '类别', value: '党支部 · 网点' }, { label: '隶属', value: '集团党委 › 甲分行党委' }, { label: '本届任期', value: '至 2027年6月30日' },
  ]);
});

it('tells what was and what became', () => {
  const [item] = historyItems([{ id: '1', kind: 'rename', at: '2026-03-05T06:20:00.000Z', byName: null, reason: '单位更名', changes: [{ label: '名称', from: '旧名', to: '' }] }]);
  expect(item).toMatchObject({ title: '更名', note: '单位更名；名称：旧名 → 空' });
});
