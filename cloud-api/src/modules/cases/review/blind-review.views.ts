import { Injectable } from '@nestjs/common';
import type { BlindReview, Id, MyReviewItem } from '@xianfeng/shared-types';
import { Not } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { FileViews } from '../../files';
import { CaseCategories } from '../case-categories.service';
import { CaseRules } from '../case-rules';
import { CaseStore, type CaseBundle } from '../case-store';
import { shownFiles } from '../case-views';
import { SimilarityCheck } from '../checks/similarity-check';
import { BlindNames } from './blind-names';
import { blind, hide } from './blind-text';
import { CaseReview } from './case-review.entity';

/** What a reviewer may see: no authors, no organisation, nobody else's scores before the own ones are in. */
@Injectable()
export class BlindReviewViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly names: BlindNames,
    private readonly categories: CaseCategories,
    private readonly rules: CaseRules,
    private readonly similarity: SimilarityCheck,
    private readonly files: FileViews,
    private readonly clock: Clock,
  ) {}

  async items(reviews: readonly CaseReview[]): Promise<MyReviewItem[]> {
    if (reviews.length === 0) return [];
    const records = await Promise.all([...new Set(reviews.map((review) => review.caseId))].map((id) => this.store.record(id)));
    const bundles = await this.store.bundles(records);
    const [names, categories] = await Promise.all([this.names.of(bundles), this.categories.names()]);
    return reviews.map((review) => this.item(review, bundles.find(({ record }) => record.id === review.caseId)!, names, categories));
  }

  async blind(review: CaseReview): Promise<BlindReview> {
    const bundle = await this.store.bundle(review.caseId);
    const { record } = bundle;
    const [names, categories, rubric, commentBelow, similar, files] = await Promise.all([
      this.names.of([bundle]), this.categories.names(), this.rules.rubric(record.orgPath, toBusinessDate(record.submittedAt!)),
      this.rules.number('commentBelow', record.orgPath), this.similarity.kept(record.id, review.round), this.pictures(bundle),
    ]);
    const hidden = names.get(record.id)!;
    const { title, summary, sections, tags } = this.store.content(bundle);
    return {
      ...this.item(review, bundle, names, categories), ...blind({ title, summary, sections, tags }, hidden), version: review.version,
      caseStatus: record.status, files: files.map((file, i) => ({ ...file, name: `图片${i + 1}`, caption: hide(file.caption, hidden) })),
      wordCount: record.wordCount, rubric, commentBelow,
      similar: similar.map(({ percent, passages }) => ({
        percent, passages: passages.map(({ mine, theirs, part }) => ({ mine: hide(mine, hidden), theirs: hide(theirs, hidden), part })),
      })),
      similarityExplanation: hide(record.similarityExplanation, hidden),
      scores: review.scores.map(({ criterion, score, comment }) => ({ criterion, score, comment })), opinion: review.opinion,
      othersHundredths: review.state === 'submitted' ? await this.others(review) : null,
      allowedActions: review.state === 'assigned' && record.status === 'committee_review' && record.round === review.round ? ['score', 'decline'] : [],
    };
  }

  private item(review: CaseReview, { record }: CaseBundle, names: Map<Id, string[]>, categories: Map<string, string>): MyReviewItem {
    const { id, state, dueOn, totalHundredths } = review;
    const overdue = state === 'assigned' && dueOn < this.clock.today();
    return { id, title: hide(record.title, names.get(record.id)!), categoryName: categories.get(record.categoryCode ?? '') ?? '未分类', state, dueOn, overdue, totalHundredths };
  }

  /** Pictures only: documents carry letterheads and author fields that no filter removes. */
  private async pictures({ files }: CaseBundle) {
    const pictures = files.filter((row) => row.kind === 'image');
    return shownFiles(pictures, await this.files.views(pictures.map((row) => row.fileId)));
  }

  private async others({ id, caseId, round }: CaseReview): Promise<number[]> {
    const rows = await this.uow.read((tx) => tx.repo(CaseReview).findBy({ caseId, round, state: 'submitted', id: Not(id) }));
    return rows.flatMap((row) => row.totalHundredths ?? []).sort((a, b) => a - b);
  }
}
