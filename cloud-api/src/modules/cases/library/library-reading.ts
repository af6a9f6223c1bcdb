import { Injectable } from '@nestjs/common';
import { CASE_SECTION_KEYS, CASE_SECTIONS, OPEN_ADOPTION_STATUSES, type AdoptionLine, type CasePage, type Id, type LibraryAction, type LibraryDetail } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { FileViews } from '../../files';
import { AdoptionLines } from '../adoption/adoption-lines';
import { CaseReading } from '../authoring/case-reading';
import { authorViews, fileIdsOf, shownFiles } from '../case-views';
import type { CaseRecord } from '../case.entity';
import { LibraryCards } from './library-cards';
import { PublishedCases } from './published-cases';
import { RelatedCases } from './related-cases';

/** A published case with everything around it. */
@Injectable()
export class LibraryReading {
  constructor(
    private readonly cases: CaseReading,
    private readonly published: PublishedCases,
    private readonly cards: LibraryCards,
    private readonly files: FileViews,
    private readonly adoptions: AdoptionLines,
    private readonly related: RelatedCases,
  ) {}

  /** What is not published is for those who have to do with it. */
  async page(id: Id): Promise<CasePage> {
    const item = await this.cases.detail(id);
    return { item, library: item.status === 'published' ? await this.detail(id) : null };
  }

  async detail(id: Id): Promise<LibraryDetail> {
    const bundle = await this.published.bundle(id);
    const { record, authors } = bundle;
    const [[card], files, adoptions, myAdoption, related] = await Promise.all([
      this.cards.cards([id]), this.files.views(fileIdsOf(bundle)), this.adoptions.summary(id), this.adoptions.ofOrg(id, currentPrincipal().orgId), this.related.of(bundle),
    ]);
    const { excerpt: _, ...shown } = card;
    const sections = CASE_SECTION_KEYS.filter((key) => record[key].trim()).map((key) => ({ key, name: CASE_SECTIONS[key], text: record[key] }));
    const adoptHint = hintOf(record, myAdoption);
    return {
      ...shown, summary: record.summary, sections, authors: authorViews(authors), files: shownFiles(bundle.files, files),
      cover: files.get(record.coverFileId ?? '') ?? null, wordCount: record.wordCount, adoptions, myAdoption, adoptHint, related,
      allowedActions: actionsOf(record, adoptHint),
    };
  }
}

function hintOf(record: CaseRecord, mine: AdoptionLine | null): string | null {
  const principal = currentPrincipal();
  if (!principal.can('case:adopt', principal.orgPath)) return '借鉴由支部委员办理，可向支部提出建议。';
  if (record.orgId === principal.orgId) return '这是本支部的案例。';
  if (mine && (OPEN_ADOPTION_STATUSES as readonly string[]).includes(mine.status)) return '本支部正在借鉴此案例。';
  return null;
}

function actionsOf(record: CaseRecord, adoptHint: string | null): LibraryAction[] {
  const actions: LibraryAction[] = ['favourite', 'share'];
  if (adoptHint === null) actions.push('adopt');
  if (record.visibility === 'public') actions.push('poster');
  if (currentPrincipal().can('case:branch-review', record.orgPath)) actions.push('share_groups');
  return actions;
}
