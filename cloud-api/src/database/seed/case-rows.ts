import { totalWords, tagKey } from '../../modules/cases/case-content';
import { CASE_PUBLISHED, type CasePublished } from '../../modules/cases';
import { CASE_REINDEX } from '../../modules/cases/case-events';
import { CaseStep } from '../../modules/cases/case-step.entity';
import { CaseAuthorRow, CaseRecord, CaseTagRow } from '../../modules/cases/case.entity';
import type { CaseTransition } from '../../modules/cases/case.workflow';
import { CaseNoticeRow } from '../../modules/cases/notice/case-notice.entity';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { addDays, startOfDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import type { DemoCase, DemoCaseState } from './case-plan';

export interface CaseRows {
  records: CaseRecord[];
  authors: CaseAuthorRow[];
  tags: CaseTagRow[];
  steps: CaseStep[];
  notices: CaseNoticeRow[];
  /** What the product itself would have said to its other parts. */
  events: { topic: string; payload: object }[];
  byNo: Map<number, CaseRecord>;
}

type Move = [action: CaseTransition, from: CaseRecord['status'], to: CaseRecord['status'], daysBefore: number];
const WAY: Move[] = [
  ['submit', 'draft', 'submitted', 30], ['check_pass', 'submitted', 'branch_review', 30], ['branch_pass', 'branch_review', 'committee_review', 26],
  ['approve', 'committee_review', 'approved', 12], ['open_notice', 'approved', 'notice', 10], ['publish', 'notice', 'published', 0],
];
const STEPS: Record<DemoCaseState, Move[]> = {
  draft: [],
  branch_review: WAY.slice(0, 2),
  committee_review: WAY.slice(0, 3),
  notice: WAY.slice(0, 5),
  published: WAY,
  returned: [...WAY.slice(0, 2), ['branch_return', 'branch_review', 'returned', 1]],
  withdrawn: [...WAY, ['withdraw', 'published', 'withdrawn', 0]],
};
const REASONS: Partial<Record<CaseTransition, string>> = {
  branch_return: '成效部分缺少可核对的数据，请补充后再报。', withdraw: '内容与最新制度不一致，作者申请撤回修订。',
};
const HOUR_MS = 3_600_000;
/** Public notice lasts 5 working days by default. */
const NOTICE_DAYS = 5;

/** Rows of the planned cases with the steps that led to their state. */
export function caseRows(plan: DemoCase[], orgs: Map<string, Org>, members: Map<number, Member>, today: string, officer: Member): CaseRows {
  const rows: CaseRows = { records: [], authors: [], tags: [], steps: [], notices: [], events: [], byNo: new Map() };
  for (const demo of plan) addCase(rows, demo, orgs.get(demo.orgCode)!, demo.authorNos.map((no) => members.get(no)!), today, officer);
  return rows;
}

function addCase(rows: CaseRows, demo: DemoCase, org: Org, authors: Member[], today: string, officer: Member): void {
  const at = (daysBefore: number) => new Date(startOfDate(addDays(today, -(demo.daysAgo + daysBefore))).getTime() + 10 * HOUR_MS);
  const published = demo.state === 'published' || demo.state === 'withdrawn';
  const content = { ...demo.sections, appendix: '' };
  const record: CaseRecord = {
    id: newId(), title: demo.title.slice(0, 100), categoryCode: demo.categoryCode, summary: demo.summary, ...content, visibility: demo.no % 3 === 0 ? 'public' : 'members',
    publicDigest: demo.no % 3 === 0 ? demo.summary : '', coverFileId: null, pledge: true, wordCount: totalWords(content), orgId: org.id, orgPath: org.path,
    orgName: org.name, creatorId: authors[0].id, status: demo.state, round: demo.state === 'draft' ? 0 : 1, safety: demo.state === 'draft' ? null : 'pass',
    similarityExplanation: '', version: 1, createdAt: at(34), updatedAt: at(0), submittedAt: demo.state === 'draft' ? null : at(30), publishedAt: published ? at(0) : null,
    bornOfAdoptionId: null, featuredAt: null,
  };
  rows.records.push(record);
  rows.byNo.set(demo.no, record);
  authors.forEach((author, seat) => rows.authors.push({ id: newId(), caseId: record.id, memberId: author.id, name: author.name, orgId: author.orgId, seat }));
  demo.tags.forEach((tag, seat) => rows.tags.push({ id: newId(), caseId: record.id, tag, tagKey: tagKey(tag), seat }));
  for (const [action, fromStatus, toStatus, daysBefore] of STEPS[demo.state]) {
    const actorId = action === 'submit' ? authors[0].id : action === 'check_pass' ? null : officer.id;
    rows.steps.push({
      id: newId(), caseId: record.id, round: 1, action, fromStatus, toStatus, actorId, reason: REASONS[action] ?? '', at: at(daysBefore),
    });
  }
  if (demo.state === 'notice' || published) rows.notices.push(notice(record, demo, today, officer));
  if (demo.state === 'published') rows.events.push(...publication(record, authors));
}

function notice(record: CaseRecord, demo: DemoCase, today: string, officer: Member): CaseNoticeRow {
  const running = demo.state === 'notice';
  const startsOn = addDays(today, running ? -1 : -(demo.daysAgo + 10));
  return {
    id: newId(), caseId: record.id, round: 1, startsOn, endsOn: addDays(startsOn, 7), workingDays: NOTICE_DAYS, state: running ? 'open' : 'closed',
    openedById: officer.id, openedAt: startOfDate(startsOn),
  };
}

function publication(record: CaseRecord, authors: Member[]): CaseRows['events'] {
  const payload: CasePublished = {
    caseId: record.id, title: record.title, orgId: record.orgId, orgPath: record.orgPath, authorIds: authors.map((a) => a.id),
    categoryCode: record.categoryCode!, publishedAt: record.publishedAt!.toISOString(),
  };
  return [{ topic: CASE_REINDEX, payload: { caseId: record.id } }, { topic: CASE_PUBLISHED, payload }];
}
