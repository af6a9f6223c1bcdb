import { Injectable } from '@nestjs/common';
import { CASE_STATUSES, type CaseAuthor, type CaseCard, type CaseDetail, type CaseStep as StepView, type FileView, type Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { firstCharacters } from '../../platform/text';
import { FileViews } from '../files';
import { MemberDirectory } from '../members';
import { CaseCategories } from './case-categories.service';
import { CaseStep } from './case-step.entity';
import { CaseStore, stepName, type CaseBundle } from './case-store';
import { allowedActions, type Standing } from './case.access';
import type { CaseAuthorRow, CaseFileRow, CaseRecord } from './case.entity';
import { CaseNotices } from './notice/case-notices';

/** Characters of the summary on a card. */
const EXCERPT = 80;

/** Columns of a card; the summary may be cut to twice the excerpt. */
export type CardRecord = Pick<
  CaseRecord, 'id' | 'title' | 'summary' | 'categoryCode' | 'orgId' | 'orgName' | 'coverFileId' | 'status' | 'visibility' | 'publishedAt' | 'updatedAt'
>;
type CardBundle = Pick<CaseBundle, 'authors' | 'tags'> & { record: CardRecord };

export const authorViews = (authors: readonly CaseAuthorRow[]): CaseAuthor[] =>
  authors.map(({ memberId, name, seat }) => ({ memberId, name, lead: seat === 0 }));

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Cases as clients see them. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly categories: CaseCategories,
    private readonly files: FileViews,
    private readonly members: MemberDirectory,
    private readonly notices: CaseNotices,
  ) {}

  /** In the order given; ids without a case are left out. */
  async cards(bundles: readonly CardBundle[]): Promise<CaseCard[]> {
    const names = await this.categories.names();
    const covers = await this.files.views(bundles.flatMap(({ record }) => record.coverFileId ?? []));
    return bundles.map((bundle) => this.card(bundle, names, covers));
  }

  async detail(id: Id, standing: Standing): Promise<CaseDetail> {
    const bundle = await this.store.bundle(id);
    const { record, authors } = bundle;
    const [names, files, notice, steps] = await Promise.all([
      this.categories.names(), this.files.views(fileIdsOf(bundle)), this.notices.latest(id, record.round), this.steps(id, standing),
    ]);
    const { excerpt: _, ...card } = this.card(bundle, names, files);
    const { summary, background, practice, effect, insight, appendix, publicDigest, version, round, wordCount } = record;
    return {
      ...card, version, round, summary, sections: { background, practice, effect, insight, appendix }, authors: authorViews(authors), publicDigest,
      files: shownFiles(bundle.files, files), cover: (record.coverFileId && files.get(record.coverFileId)) || null, wordCount,
      safety: standing.author || standing.branch || standing.officer ? record.safety : null, submittedAt: iso(record.submittedAt), notice, steps,
      allowedActions: allowedActions(record, standing),
    };
  }

  private card({ record, authors, tags }: CardBundle, names: Map<string, string>, covers: Map<Id, FileView>): CaseCard {
    const { id, title, summary, categoryCode, orgId, orgName, coverFileId, status, visibility, publishedAt, updatedAt } = record;
    const cover = coverFileId ? covers.get(coverFileId) : undefined;
    return {
      id, title: title || '未命名案例', excerpt: firstCharacters(summary, EXCERPT), categoryCode, categoryName: names.get(categoryCode ?? '') ?? '未分类',
      tags: tags.map((row) => row.tag), orgId, orgName, authorNames: authors.map((row) => row.name), coverUrl: cover?.thumbUrl ?? null, status,
      statusName: CASE_STATUSES[status], visibility, publishedAt: iso(publishedAt), updatedAt: updatedAt.toISOString(),
    };
  }

  /** Authors see what happened and why; who decided, those who handle the case. */
  private async steps(caseId: Id, standing: Standing): Promise<StepView[]> {
    const handles = (standing.branch || standing.officer) && !standing.author;
    if (!handles && !standing.author) return [];
    const rows = await this.uow.read((tx) => tx.repo(CaseStep).find({ where: { caseId }, order: { id: 'ASC' } }));
    const people = await this.members.getMany(rows.flatMap((row) => row.actorId ?? []));
    const me = currentPrincipal().memberId;
    return rows.map(({ id, action, fromStatus, toStatus, actorId, reason, at }) => ({
      id, action: stepName(action), from: fromStatus, to: toStatus, toName: CASE_STATUSES[toStatus],
      actorName: actorId && (handles || actorId === me) ? (people.get(actorId)?.name ?? null) : null, reason, at: at.toISOString(),
    }));
  }
}

export const fileIdsOf = ({ record, files }: CaseBundle): Id[] => [...files.map((row) => row.fileId), ...(record.coverFileId ? [record.coverFileId] : [])];

/** Files in the author's order with their captions; a file that is gone is left out. */
export function shownFiles(rows: readonly CaseFileRow[], views: Map<Id, FileView>): (FileView & { caption: string })[] {
  return rows.flatMap(({ fileId, caption }) => {
    const view = views.get(fileId);
    return view ? [{ ...view, caption }] : [];
  });
}
