import type { GrantableRole, RoleReach } from '@xianfeng/shared-types';
import type { DemoMember } from './member-plan';
import type { DemoOrg } from './org-plan';

export interface DemoRole {
  memberNo: number;
  role: GrantableRole;
  orgCode: string;
  reach: RoleReach;
}

/** A person of the demo whom a newcomer can play on the sandbox's phone. */
export interface DemoPersona {
  id: string;
  memberNo: number | null;
  note: string;
}

export interface DemoCast {
  roles: DemoRole[];
  personas: DemoPersona[];
}

const REVIEWERS = 24;

/** Secretaries from their posts, officers and secretaries of every committee, reviewers, and the cast of the main job. */
export function planCast(orgs: DemoOrg[], members: DemoMember[]): DemoCast {
  const root = orgs[0];
  const committees = orgs.filter((o) => o.kind === 'party_committee' && o.parent !== null);
  const inOrg = (code: string) => members.filter((m) => m.orgCode === code);
  const branchesOf = (code: string) => orgs.filter((o) => o.parent === code);
  const roles: DemoRole[] = [];
  const grant = (member: DemoMember, role: GrantableRole, orgCode: string, reach: RoleReach) => roles.push({ memberNo: member.no, role, orgCode, reach });

  for (const member of members) {
    if (member.post === 'secretary') grant(member, 'branch_secretary', member.orgCode, 'self');
    else if (member.post) grant(member, 'branch_committee', member.orgCode, 'self');
  }
  for (const committee of committees) {
    const staff = inOrg(branchesOf(committee.code)[0].code);
    grant(staff[1], 'committee_officer', committee.code, 'subtree');
    grant(staff[0], 'committee_secretary', committee.code, 'subtree');
  }

  const headOffices = branchesOf(committees[0].code);
  const partyOffice = headOffices.find((o) => o.name.startsWith('党务工作部')) ?? headOffices[1];
  const technology = headOffices.find((o) => o.name.startsWith('信息科技部')) ?? headOffices[2];
  const [groupSecretary, officer] = inOrg(partyOffice.code);
  // An office can be as small as three: the two who keep the dues come from the others, and hold no office of a committee besides.
  const holdsOffice = (member: DemoMember) => roles.some(({ memberNo, role }) => memberNo === member.no && role.startsWith('committee_'));
  const [accountant, cashier] = headOffices.filter((o) => o !== partyOffice && o !== technology).flatMap((o) => inOrg(o.code)).filter((m) => !holdsOffice(m));
  const admin = inOrg(technology.code)[1];
  grant(officer, 'committee_officer', root.code, 'subtree');
  grant(groupSecretary, 'committee_secretary', root.code, 'subtree');
  grant(admin, 'platform_admin', root.code, 'subtree');
  grant(accountant, 'finance_officer', root.code, 'subtree');
  grant(cashier, 'finance_officer', root.code, 'subtree');

  const outlets = orgs.filter((o) => o.kind === 'branch' && o.orgClass === 'outlet');
  const home = outlets.find((o) => inOrg(o.code).length >= 4)!;
  const adopter = outlets.find((o) => o.parent !== home.parent && inOrg(o.code).length >= 3)!;
  const [secretary, , author] = inOrg(home.code).sort((a, b) => Number(a.kind !== 'full') - Number(b.kind !== 'full') || a.no - b.no);
  const adopterSecretary = inOrg(adopter.code).find((m) => m.post === 'secretary')!;
  const cast = new Set([secretary, author, adopterSecretary, officer, groupSecretary, admin, accountant, cashier].map((m) => m.no));
  const reviewers = spread(members.filter((m) => m.kind === 'full' && m.group === 'active' && m.orgCode !== home.code && !cast.has(m.no)), REVIEWERS);
  for (const reviewer of reviewers) grant(reviewer, 'reviewer', root.code, 'subtree');
  const elder = members.filter((m) => m.group === 'retired').sort((a, b) => a.birthDate.localeCompare(b.birthDate))[0];

  const persona = (id: string, member: DemoMember, duty: string): DemoPersona => ({
    id, memberNo: member.no, note: `${orgs.find((o) => o.code === member.orgCode)!.name} · ${duty}`,
  });
  return {
    roles,
    personas: [
      persona('author', author, '党员，撰写案例'),
      persona('secretary', secretary, '支部书记，初审与借鉴'),
      persona('officer', officer, '省分行党务专员，评审、公示、结账、通报'),
      persona('chief', groupSecretary, '省分行党委书记，审批通报'),
      persona('accountant', accountant, '党费管理员（会计），核定、对账、上缴'),
      persona('cashier', cashier, '党费管理员（出纳），退款与现金复核'),
      persona('reviewer1', reviewers[0], '案例评审员'),
      persona('reviewer2', reviewers[1], '案例评审员'),
      persona('adopter', adopterSecretary, '外地支部书记，借鉴案例'),
      persona('elder', elder, '离退休党员，关怀模式'),
      persona('admin', admin, '平台管理员，看不到个人信息'),
      { id: 'outsider', memberNo: null, note: '不在名册里的人，只能看公开摘要' },
    ],
  };
}

/** Evenly spread over the list, so that reviewers come from all over the group. */
function spread<T>(items: T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, i) => i % step === 0).slice(0, count);
}
