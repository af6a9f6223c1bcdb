import { caseReviewsApi, casesApi, filesApi, type CaseStatus, type Id } from '@xianfeng/shared-types';
import { contentHash } from '../../src/modules/cases/case-content';
import { CaseAuthorRow, CaseRecord, CaseRevisionRow } from '../../src/modules/cases/case.entity';
import { CaseNoticeRow, CaseObjectionRow } from '../../src/modules/cases/notice/case-notice.entity';
import { CaseReview } from '../../src/modules/cases/review/case-review.entity';
import { StoredFile } from '../../src/modules/files/stored-file.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { fullContent } from '../factories/cases';
import { createMember } from '../factories/members';
import { publicRoute, routeCase, type MatrixCaller, type RouteCase } from './types';
import type { World } from './world';

const NOW = new Date('2026-11-01T00:00:00.000Z');
const VERSION = { version: 1 };
const REASON = { reason: '原因' };

/** A case of an organisation in any state, straight into the database; its author is nobody who calls unless named. */
async function caseAt(world: World, target: Org, status: CaseStatus, authorId: Id = newId(), with_: Partial<CaseRecord> = {}): Promise<Id> {
  const id = newId();
  const content = fullContent(authorId);
  const { tags: _tags, authorIds: _authors, files: _files, sections, ...columns } = content;
  const record: CaseRecord = {
    id, ...columns, ...sections, wordCount: 900, orgId: target.id, orgPath: target.path, orgName: target.name, creatorId: authorId, status,
    round: status === 'draft' ? 0 : 1, safety: status === 'draft' ? null : 'review', similarityExplanation: '', version: 1,
    createdAt: NOW, updatedAt: NOW, submittedAt: NOW, publishedAt: status === 'published' ? NOW : null,
    bornOfAdoptionId: null, featuredAt: null, ...with_,
  };
  const revision: CaseRevisionRow = {
    id: newId(), caseId: id, version: 1, content, contentHash: contentHash(content), changedParts: [], deviceLabel: '手机',
    savedById: authorId, savedBy: '作者', startedAt: NOW, savedAt: NOW,
  };
  await world.t.uow.run(async (tx) => {
    await tx.repo(CaseRecord).insert(record);
    await tx.repo(CaseAuthorRow).insert({ id: newId(), caseId: id, memberId: authorId, name: '作者', orgId: target.id, seat: 0 });
    await tx.repo(CaseRevisionRow).insert(revision);
  });
  return id;
}

async function noticeOf(world: World, caseId: Id): Promise<Id> {
  const id = newId();
  const today = world.t.clock.today();
  await world.t.uow.run((tx) =>
    tx.repo(CaseNoticeRow).insert({ id, caseId, round: 1, startsOn: today, endsOn: today, workingDays: 5, state: 'open', openedById: newId(), openedAt: NOW }),
  );
  return id;
}

async function onNotice(world: World, target: Org): Promise<Id> {
  const id = await caseAt(world, target, 'notice');
  await noticeOf(world, id);
  return id;
}

async function objectionAt(world: World, target: Org): Promise<Id> {
  const caseId = await caseAt(world, target, 'notice');
  const noticeId = await noticeOf(world, caseId);
  const row: CaseObjectionRow = {
    id: newId(), noticeId, caseId, memberId: newId(), text: '数字与报表不一致', state: 'open', answer: null, answeredById: null, answeredAt: null, filedAt: NOW,
  };
  await world.t.uow.run((tx) => tx.repo(CaseObjectionRow).insert(row));
  return row.id;
}

async function reviewAt(world: World, target: Org, reviewerId: Id = newId()): Promise<Id> {
  const review: CaseReview = {
    id: newId(), caseId: await caseAt(world, target, 'committee_review'), round: 1, reviewerId, state: 'assigned', method: 'officer', seed: null,
    assignedById: newId(), assignedAt: NOW, dueOn: '2026-12-31', scores: [], totalHundredths: null, opinion: '', reason: '', closedAt: null, version: 1,
  };
  await world.t.uow.run((tx) => tx.repo(CaseReview).insert(review));
  return review.id;
}

/** What concerns an author stands or falls with being one, wherever the case is. */
const mine = (status: CaseStatus) => async (world: World, target: Org, caller: MatrixCaller) => ({ params: { id: await caseAt(world, target, status, caller.memberId) } });
const at = (status: CaseStatus) => async (world: World, target: Org) => ({ params: { id: await caseAt(world, target, status) } });

async function onRoster(world: World, { memberId, orgId }: MatrixCaller): Promise<void> {
  await world.once(`roster:${memberId}`, () => createMember(world.t, { orgId, with: { id: memberId } }));
}

async function fileOf(world: World, ownerId: Id): Promise<Id> {
  const file: StoredFile = {
    id: newId(), ownerId, kind: 'image', name: '图.jpg', mime: 'image/jpeg', sizeBytes: 1, sha256: '0'.repeat(64), width: 1, height: 1, safety: 'pass',
    safetyLabel: null, traceId: null, createdAt: NOW, checkedAt: NOW,
  };
  await world.t.uow.run((tx) => tx.repo(StoredFile).insert(file));
  return file.id;
}

const authoring: RouteCase[] = [
  routeCase(casesApi.categories, { gate: 'case:read', decides: 'caller' }),
  routeCase(casesApi.saveCategory, {
    gate: 'category:write', decides: 'caller', attempt: () => ({ params: { code: 'matrix' }, body: { name: '矩阵', note: '', active: false, seat: 99 } }),
    // Kept at the top of the tree alone, where no caller of the matrix stands.
    expected: () => 403,
  }),
  routeCase(casesApi.settings, { gate: 'case:read', decides: 'caller' }),
  routeCase(casesApi.mine, { gate: 'case:submit', decides: 'caller' }),
  routeCase(casesApi.colleagues, {
    gate: 'case:submit', decides: 'caller',
    attempt: async (world, _target, caller) => {
      await onRoster(world, caller);
      return {};
    },
  }),
  routeCase(casesApi.create, {
    gate: 'case:submit', decides: 'caller',
    attempt: async (world, _target, caller) => {
      await onRoster(world, caller);
      return { body: { deviceLabel: '手机' } };
    },
  }),
  routeCase(casesApi.detail, { gate: 'case:read', decides: 'org', attempt: at('published') }),
  routeCase(casesApi.remove, { gate: 'case:submit', decides: 'caller', attempt: mine('draft') }),
  routeCase(casesApi.draft, { gate: 'case:submit', decides: 'caller', attempt: mine('draft') }),
  routeCase(casesApi.saveDraft, {
    gate: 'case:submit', decides: 'caller',
    attempt: async (world, target, caller) => {
      await onRoster(world, caller);
      return { ...(await mine('draft')(world, target, caller)), body: { baseVersion: 1, deviceLabel: '手机', content: fullContent(caller.memberId) } };
    },
  }),
  routeCase(casesApi.resolveDraft, {
    gate: 'case:submit', decides: 'caller',
    attempt: async (world, target, caller) => {
      await onRoster(world, caller);
      return { ...(await mine('draft')(world, target, caller)), body: { choice: 'theirs' as const, theirVersion: 1 } };
    },
  }),
  routeCase(casesApi.revisions, { gate: 'case:submit', decides: 'caller', attempt: mine('draft') }),
  routeCase(casesApi.revision, {
    gate: 'case:submit', decides: 'caller', attempt: async (world, target, caller) => ({ params: { ...(await mine('draft')(world, target, caller)).params, version: 1 } }),
  }),
  routeCase(casesApi.check, { gate: 'case:submit', decides: 'caller', attempt: mine('draft') }),
  routeCase(casesApi.submit, { gate: 'case:submit', decides: 'caller', attempt: async (w, o, c) => ({ ...(await mine('draft')(w, o, c)), body: VERSION }) }),
  routeCase(casesApi.recall, { gate: 'case:submit', decides: 'caller', attempt: async (w, o, c) => ({ ...(await mine('branch_review')(w, o, c)), body: VERSION }) }),
];

const review: RouteCase[] = [
  routeCase(caseReviewsApi.todo, { gate: 'case:read', decides: 'caller' }),
  routeCase(caseReviewsApi.bench, { gate: 'case:read', decides: 'caller', attempt: () => ({ query: {} }) }),
  routeCase(caseReviewsApi.desk, {
    gate: 'case:branch-review', decides: 'list', attempt: () => ({ query: { desk: 'branch' as const, limit: 100 } }), idsIn: (reply) => reply.items.map((c) => c.id),
    place: (world, target) => caseAt(world, target, 'branch_review'),
  }),
  routeCase(caseReviewsApi.branchDecision, {
    gate: 'case:branch-review', decides: 'org',
    attempt: async (w, o) => ({ ...(await at('branch_review')(w, o)), body: { ...VERSION, decision: 'pass' as const, opinion: '同意' } }),
  }),
  routeCase(caseReviewsApi.safetyDecision, {
    gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ ...(await at('submitted')(w, o)), body: { ...VERSION, decision: 'pass' as const, ...REASON } }),
  }),
  routeCase(caseReviewsApi.board, { gate: 'case:publish', decides: 'org', attempt: at('committee_review') }),
  // A second officer's stale version shows that the door was open without reviewers having to exist.
  routeCase(caseReviewsApi.assign, {
    gate: 'case:publish', decides: 'org', accepts: [409], attempt: async (w, o) => ({ ...(await at('committee_review')(w, o)), body: { ...VERSION, draw: 1 } }),
  }),
  routeCase(caseReviewsApi.release, { gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ params: { id: await reviewAt(w, o) }, body: REASON }) }),
  routeCase(caseReviewsApi.mine, { gate: 'case:review', decides: 'caller' }),
  routeCase(caseReviewsApi.blind, { gate: 'case:review', decides: 'caller', attempt: async (w, o, c) => ({ params: { id: await reviewAt(w, o, c.memberId) } }) }),
  routeCase(caseReviewsApi.decline, {
    gate: 'case:review', decides: 'caller', attempt: async (w, o, c) => ({ params: { id: await reviewAt(w, o, c.memberId) }, body: REASON }),
  }),
  routeCase(caseReviewsApi.score, {
    gate: 'case:review', decides: 'caller',
    attempt: async (w, o, c) => {
      const scores = (['authenticity', 'innovation', 'effectiveness', 'replicability'] as const).map((criterion) => ({ criterion, score: 80, comment: '' }));
      return { params: { id: await reviewAt(w, o, c.memberId) }, body: { ...VERSION, scores, opinion: '' } };
    },
  }),
  routeCase(caseReviewsApi.committeeDecision, {
    gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ ...(await at('committee_review')(w, o)), body: { ...VERSION, decision: 'return' as const, ...REASON } }),
  }),
];

const notice: RouteCase[] = [
  routeCase(caseReviewsApi.openNotice, { gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ ...(await at('approved')(w, o)), body: VERSION }) }),
  routeCase(caseReviewsApi.notices, {
    gate: 'case:read', decides: 'list', attempt: () => ({ query: { limit: 100 } }), idsIn: (reply) => reply.items.map((item) => item.case.id), place: onNotice,
  }),
  routeCase(caseReviewsApi.object, {
    gate: 'case:read', decides: 'org', attempt: async (w, o) => ({ params: { id: await onNotice(w, o) }, body: { text: '成效数字与季度报表不一致' } }),
  }),
  routeCase(caseReviewsApi.objections, { gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ params: { id: await onNotice(w, o) } }) }),
  routeCase(caseReviewsApi.answerObjection, {
    gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ params: { id: await objectionAt(w, o) }, body: { outcome: 'dismissed' as const, answer: '已核对' } }),
  }),
  // The notice still runs; its end is in the module's own suite.
  routeCase(caseReviewsApi.publish, { gate: 'case:publish', decides: 'org', accepts: [409], attempt: async (w, o) => ({ params: { id: await onNotice(w, o) }, body: VERSION }) }),
  routeCase(caseReviewsApi.withdraw, { gate: 'case:publish', decides: 'org', attempt: async (w, o) => ({ ...(await at('published')(w, o)), body: { ...VERSION, ...REASON } }) }),
];

const files: RouteCase[] = [
  // Without a file the request is refused behind the door.
  routeCase(filesApi.upload, { gate: 'file:upload', decides: 'caller', accepts: [422] }),
  routeCase(filesApi.detail, { gate: 'authenticated', decides: 'caller', attempt: async (w, _o, c) => ({ params: { id: await fileOf(w, c.memberId) } }) }),
  routeCase(filesApi.remove, { gate: 'file:upload', decides: 'caller', attempt: async (w, _o, c) => ({ params: { id: await fileOf(w, c.memberId) } }) }),
  publicRoute('GET /api/files/:id/:variant', [422]),
];

export const casesRoutes: RouteCase[] = [...authoring, ...review, ...notice, ...files];
