import { BACKGROUND, EFFECT, INSIGHT, PRACTICE, TOPICS } from './case-phrases';
import type { DemoMember } from './member-plan';
import type { DemoOrg, DemoSize } from './org-plan';
import type { Random } from './random';

export type DemoCaseState = 'draft' | 'branch_review' | 'committee_review' | 'notice' | 'published' | 'returned' | 'withdrawn';

export interface DemoCase {
  no: number;
  orgCode: string;
  /** Running numbers of the authors; the first leads. */
  authorNos: number[];
  categoryCode: string;
  title: string;
  summary: string;
  tags: string[];
  sections: { background: string; practice: string; effect: string; insight: string };
  /** Days before today when it was published, or when its state was entered. */
  daysAgo: number;
  state: DemoCaseState;
  /** Branches that took it up, and when. */
  adoptions: { orgCode: string; daysAgo: number }[];
}

const TAGS = ['减负', '共建', '青年', '老党员', '窗口服务', '反诈', '小微企业', '组织生活', '倒班', '作风', '廉洁', '学习', '乡村振兴', '数字化'];
const UNFINISHED: DemoCaseState[] = ['draft', 'branch_review', 'branch_review', 'committee_review', 'committee_review', 'notice', 'returned', 'withdrawn'];

/** Cases of the past year in every category; most are published, a few are at each step of the way. */
export function planCases(orgs: DemoOrg[], members: DemoMember[], size: DemoSize, random: Random): DemoCase[] {
  const r = random.fork('cases');
  const branches = orgs.filter((o) => o.kind !== 'party_committee');
  const byOrg = groupBy(members);
  const categories = Object.keys(TOPICS);
  return Array.from({ length: size.cases }, (_, i) => {
    const categoryCode = categories[i % categories.length];
    const org = r.pick(branches);
    const topic = r.pick(TOPICS[categoryCode]);
    // Within quotation marks those of the topic become single ones.
    const quoted = topic.replaceAll('“', '‘').replaceAll('”', '’');
    const fill = (text: string) =>
      text
        .replaceAll('{org}', org.unitName)
        .replaceAll('{topic}', quoted)
        .replace(/\{n\}/g, () => String(r.int(8, 96)))
        .replace(/\{m\}/g, () => String(r.int(2, 9)))
        .replace(/\{p\}/g, () => String(r.int(11, 48)));
    const several = (from: string[], count: number) => r.sample(from, count).map(fill).join('\n');
    const state = i % 12 === 11 ? UNFINISHED[Math.floor(i / 12) % UNFINISHED.length] : 'published';
    const daysAgo = state === 'published' ? r.int(12, 360) : r.int(1, 6);
    const authors = r.sample(byOrg.get(org.code)!.filter((m) => m.kind === 'full'), r.int(1, 2)).map((m) => m.no);
    return {
      no: i + 1, orgCode: org.code, authorNos: authors.length ? authors : [byOrg.get(org.code)![0].no], categoryCode,
      title: `${topic}：${org.unitName}的探索与实践`,
      summary: fill(`${org.name}围绕“${quoted}”，从群众最不满意的地方改起，用清单抓落实、用数据看成效，形成了简便易学的做法。${r.pick(EFFECT)}`),
      tags: r.sample(TAGS, r.int(1, 3)),
      sections: { background: several(BACKGROUND, 3), practice: several(PRACTICE, 6), effect: several(EFFECT, 3), insight: several(INSIGHT, 2) },
      daysAgo, state,
      adoptions: state === 'published' && r.chance(0.35) ? adoptions(r, branches, org, daysAgo) : [],
    };
  });
}

function adoptions(r: Random, branches: DemoOrg[], origin: DemoOrg, publishedDaysAgo: number): DemoCase['adoptions'] {
  const others = branches.filter((b) => b.code !== origin.code);
  return r.sample(others, r.int(1, 3)).map(({ code }) => ({ orgCode: code, daysAgo: r.int(1, publishedDaysAgo - 1) }));
}

function groupBy(members: DemoMember[]): Map<string, DemoMember[]> {
  const groups = new Map<string, DemoMember[]>();
  for (const member of members) groups.set(member.orgCode, [...(groups.get(member.orgCode) ?? []), member]);
  return groups;
}
