import { caseReviewsApi, casesApi, type CaseContent, type CaseDetail, type CaseDraft, type GrantableRole, type RoleReach } from '@xianfeng/shared-types';
import { WechatAccounts } from '../../src/modules/auth';
import type { Member } from '../../src/modules/members/member.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import type { Assignment } from '../../src/platform/access';
import { SafetyApi, type TextCheck } from '../../src/platform/wechat';
import { newId } from '../../src/platform/ids';
import type { TestApp, TestCaller } from '../harness';
import { createMember } from './members';
import { prose, seeded } from './prose';
import { createRole } from './roles';

export type Person = TestCaller & { name: string };
export type Granted = Assignment & { role: GrantableRole };

/** A member of the roster with what every member holds, and any granted roles on top. */
export async function person(t: TestApp, org: Org, name: string, roles: Granted[] = []): Promise<Person> {
  const member: Member = await createMember(t, { orgId: org.id, name });
  const [top] = org.path.split('/').filter(Boolean);
  const own = { orgId: org.id, orgPath: org.path };
  const assignments: Assignment[] = [
    { role: 'member', ...own, reach: 'self' },
    { role: 'reader', orgId: top, orgPath: `/${top}/`, reach: 'subtree' },
    ...roles,
  ];
  for (const { role, orgId, reach } of roles) await createRole(t.uow, { memberId: member.id, role, orgId, reach });
  return { memberId: member.id, name, ...own, assignments };
}

/** An assignment at an organisation. */
export const roleAt = (role: GrantableRole, org: Org, reach: RoleReach = 'subtree'): Granted => ({ role, orgId: org.id, orgPath: org.path, reach });

let stories = 0;

/** A complete case that may be submitted. Every call tells another story, or the check for like texts would stop the second case. */
export function fullContent(authorId: string, change: Partial<CaseContent> = {}): CaseContent {
  const story = seeded(++stories);
  return {
    title: '党员先锋岗破解网点排队难题', categoryCode: 'serve_people', tags: ['网点服务', '先锋岗'], authorIds: [authorId], summary: prose(story, 3),
    sections: { background: prose(story, 5), practice: prose(story, 12), effect: prose(story, 5), insight: prose(story, 4), appendix: '' },
    visibility: 'members', publicDigest: '', coverFileId: null, files: [], pledge: true, ...change,
  };
}

/** A saved, complete draft. */
export async function draftOf(t: TestApp, author: Person, change: Partial<CaseContent> = {}): Promise<CaseDraft> {
  const draft = await t.ok(author, casesApi.create, { body: { deviceLabel: '手机' } });
  const body = { baseVersion: draft.version, deviceLabel: '手机', content: fullContent(author.memberId, change) };
  await t.ok(author, casesApi.saveDraft, { params: { id: draft.id }, body });
  return t.ok(author, casesApi.draft, { params: { id: draft.id } });
}

export async function submit(t: TestApp, author: Person, change: Partial<CaseContent> = {}): Promise<CaseDetail> {
  const draft = await draftOf(t, author, change);
  await t.ok(author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
  await t.drainOutbox();
  return t.ok(author, casesApi.detail, { params: { id: draft.id } });
}

const RUBRIC = ['authenticity', 'innovation', 'effectiveness', 'replicability'] as const;
export const scores = (score: number) => RUBRIC.map((criterion) => ({ criterion, score, comment: score < 60 ? '做法尚不成熟' : '' }));

/** Who carries a case from its author to the library. */
export interface Crew {
  author: Person;
  secretary: Person;
  officer: Person;
  reviewers: Person[];
}

/** Submitted and recommended by the branch. */
export async function inCommittee(t: TestApp, { author, secretary }: Crew, change: Partial<CaseContent> = {}): Promise<CaseDetail> {
  const detail = await submit(t, author, change);
  return t.ok(secretary, caseReviewsApi.branchDecision, { params: { id: detail.id }, body: { version: detail.version, decision: 'pass', opinion: '同意推荐' } });
}

/** Hands in everybody's blind review of a case, with the points given. */
export async function reviewed(t: TestApp, crew: Crew, detail: CaseDetail, points: number[] = [80, 84]): Promise<CaseDetail> {
  const reviewerIds = crew.reviewers.slice(0, points.length).map((r) => r.memberId);
  const board = await t.ok(crew.officer, caseReviewsApi.assign, { params: { id: detail.id }, body: { version: detail.version, reviewerIds } });
  for (const [i, score] of points.entries()) {
    const { id } = board.reviews.find((r) => r.reviewerId === reviewerIds[i])!;
    await t.ok(crew.reviewers[i], caseReviewsApi.score, { params: { id }, body: { version: 1, scores: scores(score), opinion: '' } });
  }
  return t.ok(crew.officer, casesApi.detail, { params: { id: detail.id } });
}

/** Approved and on public notice. */
export async function onNotice(t: TestApp, crew: Crew, change: Partial<CaseContent> = {}): Promise<CaseDetail> {
  const ready = await reviewed(t, crew, await inCommittee(t, crew, change));
  const params = { id: ready.id };
  const approved = await t.ok(crew.officer, caseReviewsApi.committeeDecision, { params, body: { version: ready.version, decision: 'approve', reason: '' } });
  return t.ok(crew.officer, caseReviewsApi.openNotice, { params, body: { version: approved.version } });
}

/** Stands in for WeChat: judges by words in the text, and can be told to be unable. */
export class FakeSafety extends SafetyApi {
  readonly checked: string[] = [];
  readonly images: string[] = [];
  imageTrace: (() => { traceId: string } | null) = () => ({ traceId: newId() });

  async checkText({ content }: { content: string }): Promise<TextCheck> {
    this.checked.push(content);
    const verdict = content.includes('违规词') ? 'risky' : content.includes('存疑词') ? 'review' : 'pass';
    return { verdict, label: verdict === 'pass' ? null : '其他', keywords: [], traceIds: ['trace'], undecided: null };
  }

  async checkImage({ url }: { url: string }): Promise<{ traceId: string } | null> {
    this.images.push(url);
    return this.imageTrace();
  }
}

/** Everybody has a WeChat account, except those named. */
export function presence(t: TestApp, absent: string[] = []): void {
  const known = (ids: Iterable<string>) => [...ids].filter((id) => !absent.includes(id)).map((id): [string, string] => [id, `openid-${id}`]);
  jest.spyOn(t.get(WechatAccounts), 'openidsOf').mockImplementation(async (ids) => new Map(known(ids)));
}
