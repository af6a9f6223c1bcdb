import { Injectable } from '@nestjs/common';
import type { CaseCheck, CaseContent, CaseDetail, CaseSettings, Id, SimilarCase, SubmitCaseBody, VersionBody } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory } from '../../orgs';
import { CASE_SAFETY_CHECK, type CaseSafetyCheck } from '../case-events';
import { CaseRules } from '../case-rules';
import { CaseStore, versionConflict, type CaseBundle } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseAccess, standingOf } from '../case.access';
import { caseMachine } from '../case.workflow';
import { SimilarityCheck } from '../checks/similarity-check';
import { givenAwayNames, submissionFaults } from './draft-rules';

/** From a draft to the branch's desk and back. */
@Injectable()
export class Submissions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly rules: CaseRules,
    private readonly similarity: SimilarityCheck,
    private readonly views: CaseViews,
    private readonly orgs: OrgDirectory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What stands between the draft and its submission, before the author tries. */
  async check(id: Id): Promise<CaseCheck> {
    const { bundle, content, settings } = await this.draft(id);
    const faults = submissionFaults(content, settings);
    const similar = await this.similarity.find(id, content);
    const { record, authors } = bundle;
    const warnings = givenAwayNames(content, [record.orgName, ...authors.map((row) => row.name)]);
    const similarityExplanationNeeded = tooSimilar(similar, settings);
    return { version: record.version, ready: faults.length === 0, faults, warnings, wordCount: record.wordCount, similar, similarityExplanationNeeded };
  }

  /** Problems: case.content, case.similar, conflict.version, conflict.state. */
  async submit(id: Id, { version, similarityExplanation }: SubmitCaseBody): Promise<CaseDetail> {
    const { bundle, content, settings } = await this.draft(id);
    const { record } = bundle;
    caseMachine.next(record.status, 'submit');
    if (record.version !== version) throw versionConflict(record);
    const faults = submissionFaults(content, settings);
    if (faults.length > 0) throw new Problem('case.content', { errors: faults.map(({ part, message }) => ({ path: part, message })) });
    const similar = await this.similarity.find(id, content);
    const explanation = similarityExplanation?.trim() ?? '';
    if (tooSimilar(similar, settings) && !explanation) {
      throw new Problem('case.similar', { detail: `与《${similar[0].title}》相似 ${similar[0].percent}%，请说明原因后再提交。`, meta: { similar } });
    }
    const org = await this.orgs.get(record.orgId);
    if (org.status !== 'active') throw new Problem('org.closed', { detail: '案例所属支部已撤销，请新建案例。' });
    await this.uow.run(async (tx) => {
      const round = record.round + 1;
      const change = {
        round, safety: 'pending' as const, similarityExplanation: explanation, submittedAt: this.clock.now(), orgPath: org.path, orgName: org.name,
      };
      await this.store.transition(tx, record, 'submit', { version, change });
      await this.similarity.keep(tx, id, round, similar);
      const request: CaseSafetyCheck = { caseId: id, round, submitterId: currentPrincipal().memberId };
      await this.outbox.add(tx, CASE_SAFETY_CHECK, request, { dedupKey: `${CASE_SAFETY_CHECK}:${id}:${round}` });
    });
    return this.detail(id);
  }

  /** Until the branch has decided. */
  async recall(id: Id, { version }: VersionBody): Promise<CaseDetail> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      this.access.requireAuthor(bundle);
      await this.store.transition(tx, bundle.record, 'recall', { version });
    });
    return this.detail(id);
  }

  private async draft(id: Id): Promise<{ bundle: CaseBundle; content: CaseContent; settings: CaseSettings }> {
    const bundle = await this.store.bundle(id);
    this.access.requireAuthor(bundle);
    return { bundle, content: this.store.content(bundle), settings: await this.rules.settings(bundle.record.orgPath) };
  }

  private async detail(id: Id): Promise<CaseDetail> {
    return this.views.detail(id, standingOf(await this.store.bundle(id), currentPrincipal()));
  }
}

const tooSimilar = (similar: readonly SimilarCase[], settings: CaseSettings): boolean => similar.some(({ percent }) => percent >= settings.similarityPercent.value);
