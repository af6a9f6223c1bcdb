import {
  EDUCATION_CODES, MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_POSTS, NATION_CODES, SEX_CODES, type MemberListItem, type MemberView,
} from '@xianfeng/shared-types';
import { dateText } from './date-time';

/** `女 · 34 岁 · 138****1234`. */
export function memberNote({ sex, age, maskedPhone }: Pick<MemberListItem, 'sex' | 'age' | 'maskedPhone'>): string {
  return [SEX_CODES[sex], `${age} 岁`, maskedPhone].filter(Boolean).join(' · ');
}

/** Posts and what is not the ordinary case: probationary, retired, mobile. */
export function memberTags({ posts, category, kind }: Pick<MemberListItem, 'posts' | 'category' | 'kind'>): string[] {
  return [
    ...posts.map((post) => MEMBER_POSTS[post]),
    ...(category === 'full' ? [] : [MEMBER_CATEGORIES[category]]),
    ...(kind === 'on_job' ? [] : [MEMBER_KINDS[kind]]),
  ];
}

/** Rows of the roster that an officer reads on the phone; empty ones are left out. */
export function memberFacts(member: MemberView): { label: string; value: string }[] {
  const facts: [string, string | null | undefined][] = [
    ['性别', SEX_CODES[member.sex]],
    ['民族', NATION_CODES[member.nation]],
    ['出生日期', dateText(member.birthDate)],
    ['学历', EDUCATION_CODES[member.education]],
    ['人员类别', MEMBER_CATEGORIES[member.category]],
    ['分类管理', MEMBER_KINDS[member.kind]],
    ['入党日期', dateText(member.joinedOn)],
    ['转正日期', member.fullOn && dateText(member.fullOn)],
    ['工作岗位', member.job],
    ['组织关系', member.homeOrg ? `${member.org.name}（原 ${member.homeOrg.name}）` : member.org.name],
    ['流动去向', member.mobileTo],
    ['参加组织生活', member.hostOrg?.name],
    ['流动党员活动证', member.hasActivityCard ? '有' : null],
    ['失联日期', member.lostSince && dateText(member.lostSince)],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
