import { ROLE_PERMISSIONS } from '@xianfeng/shared-types';
import { entriesFor } from './manage-section';

const titles = (role: keyof typeof ROLE_PERMISSIONS) => entriesFor(ROLE_PERMISSIONS[role]).map(({ title }) => title);

it('opens to each role what it does on the move', () => {
  expect(titles('member')).toEqual([]);
  expect(titles('reviewer')).toEqual(['案例评审']);
  expect(titles('branch_secretary')).toEqual(['案例评审', '党员名册', '支部党费', '党费办理']);
  expect(titles('branch_committee')).toEqual(['案例评审', '党员名册', '党费办理']);
  expect(titles('finance_officer')).toEqual(['党员名册', '支部党费', '党费办理']);
  expect(titles('committee_officer')).toEqual(['案例评审', '党员名册', '党费办理', '积分申诉', '月度工作']);
  expect(titles('platform_admin')).toEqual([]);
});
