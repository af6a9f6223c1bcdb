import type { CaseSectionTexts, CaseStatus } from '@xianfeng/shared-types';
import { tagKey } from '../../src/modules/cases/case-content';
import { CaseAuthorRow, CaseRecord, CaseTagRow } from '../../src/modules/cases/case.entity';
import { CaseAdoption } from '../../src/modules/cases/adoption/adoption.entity';
import { LibraryIndexer } from '../../src/modules/cases/library/search/library-indexer';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

export interface CaseSpec {
  org: Org;
  title?: string;
  summary?: string;
  sections?: Partial<CaseSectionTexts>;
  tags?: string[];
  author?: { memberId: string; name: string };
  publishedAt?: string;
  with?: Partial<CaseRecord>;
}

const NOW = new Date('2026-06-01T00:00:00.000Z');

/** A case that is not yet in the database; published unless said otherwise. */
export function buildCase(spec: CaseSpec): CaseRecord {
  const { org, title = '测试案例', summary = '支部把服务做到群众身边。', sections = {}, publishedAt } = spec;
  const at = publishedAt ? new Date(publishedAt) : NOW;
  return Object.assign(new CaseRecord(), {
    id: newId(), title, categoryCode: 'serve_people', summary, background: '', practice: '', effect: '', insight: '', appendix: '', ...sections,
    visibility: 'members', publicDigest: '', coverFileId: null, pledge: true, wordCount: 0, orgId: org.id, orgPath: org.path, orgName: org.name,
    creatorId: spec.author?.memberId ?? newId(), status: 'published' as CaseStatus, round: 1, safety: 'pass', similarityExplanation: '', version: 1,
    createdAt: at, updatedAt: at, submittedAt: at, publishedAt: at, bornOfAdoptionId: null, featuredAt: null, ...spec.with,
  } satisfies CaseRecord);
}

/** Puts a published case straight into the database; `indexLibrary` makes it findable. */
export async function publishedCase(t: TestApp, spec: CaseSpec): Promise<CaseRecord> {
  const record = buildCase(spec);
  const caseId = record.id;
  await t.uow.run(async (tx) => {
    await tx.repo(CaseRecord).insert(record);
    const { author, tags = [] } = spec;
    if (author) await tx.repo(CaseAuthorRow).insert({ id: newId(), caseId, ...author, orgId: spec.org.id, seat: 0 });
    if (tags.length > 0) await tx.repo(CaseTagRow).insert(tags.map((tag, seat) => ({ id: newId(), caseId, tag, tagKey: tagKey(tag), seat })));
  });
  return record;
}

export const indexLibrary = (t: TestApp): Promise<void> => t.get(LibraryIndexer).catchUp();

/** Puts an adoption straight into the database. */
export async function createAdoption(t: Pick<TestApp, 'uow'>, org: Org, record: CaseRecord, more: Partial<CaseAdoption> = {}): Promise<CaseAdoption> {
  const row = Object.assign(new CaseAdoption(), {
    id: newId(), caseId: record.id, caseTitle: record.title, caseOrgId: record.orgId, caseOrgName: record.orgName, orgId: org.id, orgPath: org.path,
    orgName: org.name, status: 'planned', openKey: `${record.id}:${org.id}`, planOn: '2026-11-20', plan: '', dueOn: '2026-12-20', effects: [],
    closedReason: null, createdById: newId(), resultById: null, version: 1, createdAt: NOW, confirmedAt: null, ...more,
  } satisfies CaseAdoption);
  await t.uow.run((tx) => tx.repo(CaseAdoption).insert(row));
  return row;
}
