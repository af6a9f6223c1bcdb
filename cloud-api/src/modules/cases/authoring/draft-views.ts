import { Injectable } from '@nestjs/common';
import type { CaseContent, CaseDraft, CaseRevision, Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { FileViews } from '../../files';
import { CaseStep } from '../case-step.entity';
import { CaseStore, type CaseBundle } from '../case-store';
import { authorViews, fileIdsOf, shownFiles } from '../case-views';
import { allowedActions, CaseAccess, standingOf } from '../case.access';
import { CaseRevisionRow } from '../case.entity';

const REVISIONS = 100;

/** Drafts and their revisions as the editor sees them. */
@Injectable()
export class DraftViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly files: FileViews,
  ) {}

  async draft(bundle: CaseBundle): Promise<CaseDraft> {
    const { id, status, version } = bundle.record;
    const [last] = await this.uow.read((tx) => tx.repo(CaseRevisionRow).find({ where: { caseId: id }, order: { version: 'DESC' }, take: 1 }));
    const views = await this.files.views(fileIdsOf(bundle));
    return {
      id, status, version, content: this.store.content(bundle), authors: authorViews(bundle.authors), files: shownFiles(bundle.files, views),
      savedBy: last.savedBy, savedOn: last.deviceLabel, savedAt: last.savedAt.toISOString(),
      returnReason: status === 'returned' ? await this.returnReason(id) : null,
      allowedActions: allowedActions(bundle.record, standingOf(bundle, currentPrincipal())),
    };
  }

  /** Newest first. */
  async revisions(id: Id): Promise<CaseRevision[]> {
    this.access.requireAuthor(await this.store.bundle(id));
    const rows = await this.uow.read((tx) => tx.repo(CaseRevisionRow).find({ where: { caseId: id }, order: { version: 'DESC' }, take: REVISIONS }));
    return rows.map(({ version, deviceLabel, savedBy, savedAt, changedParts }) => ({ version, deviceLabel, savedBy, savedAt: savedAt.toISOString(), changedParts }));
  }

  async revision(id: Id, version: number): Promise<CaseContent> {
    this.access.requireAuthor(await this.store.bundle(id));
    const row = await this.uow.read((tx) => tx.repo(CaseRevisionRow).findOneBy({ caseId: id, version }));
    if (!row) throw notFound('历史版本');
    return row.content;
  }

  private async returnReason(caseId: Id): Promise<string | null> {
    const [step] = await this.uow.read((tx) => tx.repo(CaseStep).find({ where: { caseId, toStatus: 'returned' }, order: { id: 'DESC' }, take: 1 }));
    return step?.reason ?? null;
  }
}
