import { Injectable } from '@nestjs/common';
import { CASE_STATUSES, type CaseContent, type Id } from '@xianfeng/shared-types';
import { instant, placeholders, type RawRow, type Tx, UnitOfWork } from '../../database';
import { Audit } from '../../platform/audit';
import { currentContext, notFound, Problem } from '../../platform/http';
import { Clock } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { Outbox } from '../../platform/outbox';
import { MemberDirectory } from '../members';
import { CaseStep } from './case-step.entity';
import { CASE_REINDEX, type CaseReindex } from './case-events';
import { totalWords, normaliseTags, tagKey } from './case-content';
import { CaseAuthorRow, CaseFileRow, CaseRecord, CaseRevisionRow, CaseTagRow } from './case.entity';
import { caseMachine, TRANSITION_NAMES, type CaseTransition } from './case.workflow';

/** Transitions after which a text enters or leaves the index of like texts. */
const REINDEXED: readonly CaseTransition[] = ['submit', 'recall', 'branch_reject', 'committee_reject', 'uphold_reject', 'withdraw'];

/** A case with the rows that hang on it. */
export interface CaseBundle {
  record: CaseRecord;
  authors: CaseAuthorRow[];
  tags: CaseTagRow[];
  files: CaseFileRow[];
}

export interface TransitionOptions {
  reason?: string;
  /** What the caller has seen; left out by the system, which acts on what it has just read. */
  version?: number;
  /** Columns that change along. */
  change?: Partial<CaseRecord>;
  /** Goes into the audit row, nothing personal in clear. */
  detail?: object;
}

/** Loading, writing and moving cases; the only place that changes a status. */
@Injectable()
export class CaseStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async record(id: Id): Promise<CaseRecord> {
    const [row] = await this.uow.read((tx) => tx.select<RawRow<CaseRecord>>('SELECT * FROM case_record WHERE id = ?', [id]));
    if (!row) throw notFound('案例');
    return recordOf(row);
  }

  async bundle(id: Id): Promise<CaseBundle> {
    const record = await this.record(id);
    const [bundle] = await this.bundles([record]);
    return bundle;
  }

  async bundles<R extends Pick<CaseRecord, 'id'>>(records: readonly R[]): Promise<(Omit<CaseBundle, 'record'> & { record: R })[]> {
    if (records.length === 0) return [];
    const ids = records.map((record) => record.id);
    const rowsOf = <Row>(table: string) =>
      this.uow.read((tx) => tx.select<Row>(`SELECT * FROM ${table} WHERE caseId IN (${placeholders(ids)}) ORDER BY seat`, ids));
    const [authors, tags, files] = await Promise.all([
      rowsOf<CaseAuthorRow>('case_author'), rowsOf<CaseTagRow>('case_tag'), rowsOf<CaseFileRow>('case_file'),
    ]);
    const of = <Row extends { caseId: Id }>(rows: Row[], id: Id) => rows.filter((row) => row.caseId === id);
    return records.map((record) => ({ record, authors: of(authors, record.id), tags: of(tags, record.id), files: of(files, record.id) }));
  }

  content({ record, authors, tags, files }: CaseBundle): CaseContent {
    const { title, categoryCode, summary, background, practice, effect, insight, appendix, visibility, publicDigest, coverFileId, pledge } = record;
    return {
      title, categoryCode, tags: tags.map((row) => row.tag), authorIds: authors.map((row) => row.memberId), summary,
      sections: { background, practice, effect, insight, appendix }, visibility, publicDigest, coverFileId,
      files: files.map(({ fileId, kind, caption }) => ({ fileId, kind, caption })), pledge,
    };
  }

  /** Columns of the record that hold content. */
  columns({ title, categoryCode, summary, sections, visibility, publicDigest, coverFileId, pledge }: CaseContent) {
    return { title, categoryCode, summary, ...sections, visibility, publicDigest, coverFileId, pledge, wordCount: totalWords(sections) };
  }

  /** Replaces authors, tags and files. Names of authors are taken anew from the roster. */
  async writeParts(tx: Tx, caseId: Id, content: CaseContent): Promise<void> {
    for (const entity of [CaseAuthorRow, CaseTagRow, CaseFileRow]) await tx.repo(entity).delete({ caseId });
    const people = await this.members.getMany(content.authorIds);
    const authors = content.authorIds.flatMap((memberId, seat) => {
      const person = people.get(memberId);
      return person ? [{ id: newId(), caseId, memberId, name: person.name, orgId: person.orgId, seat }] : [];
    });
    const tags = normaliseTags(content.tags).map((tag, seat) => ({ id: newId(), caseId, tag, tagKey: tagKey(tag), seat }));
    const files = content.files.map((file, seat) => ({ id: newId(), caseId, ...file, seat }));
    if (authors.length > 0) await tx.repo(CaseAuthorRow).insert(authors);
    if (tags.length > 0) await tx.repo(CaseTagRow).insert(tags);
    if (files.length > 0) await tx.repo(CaseFileRow).insert(files);
  }

  /** Of a draft that is deleted. */
  async removeParts(tx: Tx, caseId: Id): Promise<void> {
    for (const entity of [CaseAuthorRow, CaseTagRow, CaseFileRow, CaseRevisionRow, CaseStep]) await tx.repo(entity).delete({ caseId });
  }

  /** Compare-and-set on status and version; writes the step and the audit row. A lost race is `conflict.version`. */
  async transition(tx: Tx, record: CaseRecord, action: CaseTransition, options: TransitionOptions = {}): Promise<CaseRecord> {
    const reason = options.reason?.trim() ?? '';
    const status = caseMachine.next(record.status, action, reason);
    if (options.version !== undefined && options.version !== record.version) throw versionConflict(record);
    const change = { ...options.change, status, version: record.version + 1, updatedAt: this.clock.now() };
    const { affected } = await tx.repo(CaseRecord).update({ id: record.id, status: record.status, version: record.version }, change);
    if (affected !== 1) throw versionConflict(record);
    const actorId = currentContext()?.principal?.memberId ?? null;
    const round = options.change?.round ?? record.round;
    await tx.repo(CaseStep).insert({
      id: newId(), caseId: record.id, round, action, fromStatus: record.status, toStatus: status, actorId, reason, at: this.clock.now(),
    });
    const detail = { from: record.status, to: status, round, ...(reason ? { reason } : {}), ...options.detail };
    await this.audit.record(tx, {
      action: `case.${action}`, objectType: 'case', objectId: record.id, orgPath: record.orgPath, title: record.title || '未命名案例', detail,
    });
    if (REINDEXED.includes(action)) await this.outbox.add(tx, CASE_REINDEX, { caseId: record.id } satisfies CaseReindex);
    return { ...record, ...change };
  }
}

function recordOf(row: RawRow<CaseRecord>): CaseRecord {
  const { createdAt, updatedAt, submittedAt, publishedAt, featuredAt, pledge } = row;
  return Object.assign(row, {
    pledge: pledge === 1, createdAt: instant(createdAt), updatedAt: instant(updatedAt), submittedAt: instant(submittedAt), publishedAt: instant(publishedAt),
    featuredAt: instant(featuredAt),
  });
}

export const stepName = (action: string): string => TRANSITION_NAMES[action as CaseTransition] ?? action;

export function versionConflict(record: CaseRecord): Problem {
  return new Problem('conflict.version', {
    detail: `案例刚刚有了新的变化，当前为“${CASE_STATUSES[record.status]}”，请刷新后再操作。`, meta: { version: record.version, status: record.status },
  });
}
