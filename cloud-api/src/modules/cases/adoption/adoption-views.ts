import { Injectable } from '@nestjs/common';
import { ADOPTION_STATUSES, type Adoption, type Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { MemberDirectory } from '../../members';
import { CaseStore } from '../case-store';
import { AdoptionAccess } from './adoption.access';
import { CaseAdoptionResult, CaseAdoptionStep } from './adoption.entity';
import { AdoptionLines } from './adoption-lines';
import { AdoptionStore } from './adoption-store';
import { STEP_NAMES } from './adoption.workflow';

/** One adoption with its results and history. */
@Injectable()
export class AdoptionViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AdoptionStore,
    private readonly lines: AdoptionLines,
    private readonly access: AdoptionAccess,
    private readonly members: MemberDirectory,
    private readonly cases: CaseStore,
  ) {}

  async detail(id: Id): Promise<Adoption> {
    const row = await this.store.find(id);
    const where = { adoptionId: id };
    const order = { id: 'ASC' } as const;
    const [results, steps, record] = await Promise.all([
      this.uow.read((tx) => tx.repo(CaseAdoptionResult).find({ where, order })),
      this.uow.read((tx) => tx.repo(CaseAdoptionStep).find({ where, order })),
      this.cases.record(row.caseId),
    ]);
    const people = await this.members.getMany([row.createdById, ...results.map((r) => r.submittedById), ...steps.flatMap((s) => s.actorId ?? [])]);
    const nameOf = (memberId: Id): string => people.get(memberId)?.name ?? '';
    return {
      ...this.lines.line(row), version: row.version, plan: row.plan, createdByName: nameOf(row.createdById), closedReason: row.closedReason,
      results: results.map(({ id: resultId, stage, done, effects, submittedById, submittedAt }) => ({
        id: resultId, stage, done, effects, submittedByName: nameOf(submittedById), submittedAt: submittedAt.toISOString(),
      })),
      steps: steps.map(({ id: stepId, action, toStatus, actorId, reason, at }) => ({
        id: stepId, action: STEP_NAMES[action] ?? action, toName: ADOPTION_STATUSES[toStatus], actorName: actorId && nameOf(actorId), reason, at: at.toISOString(),
      })),
      caseReadable: record.status === 'published' && currentPrincipal().can('case:read', record.orgPath),
      allowedActions: await this.access.allowedActions(row),
    };
  }
}
