import type { MyRole } from '@xianfeng/shared-types';
import { placeOf } from './place-of';

const GROUP = { orgId: 'GROUP', orgName: '集团党委' };
const BRANCH = { orgId: 'BRANCH', orgName: '第一党支部' };
const OTHER = { orgId: 'OTHER', orgName: '第二党支部' };
const admin: MyRole = { role: 'platform_admin', ...GROUP, reach: 'subtree' };
const secretary: MyRole = { role: 'branch_secretary', ...BRANCH, reach: 'subtree' };
const member: MyRole = { role: 'member', ...BRANCH, reach: 'self' };
const officer: MyRole = { role: 'committee_officer', ...GROUP, reach: 'subtree' };

describe('where a page is opened', () => {
  it('at the branch, for who holds the right there and administers the group', () => {
    expect(placeOf(['member:read'], GROUP, [], [admin, secretary, member])).toEqual(BRANCH);
  });

  it('at the group, for what the administrator may do there', () => {
    expect(placeOf(['audit:read'], GROUP, [], [admin, secretary, member])).toEqual(GROUP);
  });

  it('at the chosen organisation, below a post that reaches down', () => {
    expect(placeOf(['member:read'], OTHER, ['GROUP'], [officer, member])).toEqual(OTHER);
  });

  it('at the own branch, when another one was chosen that no post reaches', () => {
    expect(placeOf(['member:read'], OTHER, ['GROUP'], [secretary, member])).toEqual(BRANCH);
  });

  it('not by a post that reaches its own organisation alone', () => {
    expect(placeOf(['member:read'], OTHER, ['GROUP'], [{ ...officer, reach: 'self' }, secretary])).toEqual(BRANCH);
  });

  it('anywhere, for what everybody may read and for pages that need nothing', () => {
    expect(placeOf(['org:read'], OTHER, [], [secretary])).toEqual(OTHER);
    expect(placeOf([], OTHER, [], [secretary])).toEqual(OTHER);
  });
});
