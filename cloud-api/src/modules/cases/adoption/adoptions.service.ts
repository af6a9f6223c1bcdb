import { Injectable } from '@nestjs/common';
import type { Adoption, ChangePlanBody, ConfirmAdoptionBody, CreateAdoptionBody, Id, SubmitResultBody } from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory } from '../../orgs';
import { CaseStore } from '../case-store';
import { PublishedCases } from '../library/published-cases';
import { AdoptionAccess } from './adoption.access';
import { CaseAdoption, CaseAdoptionResult } from './adoption.entity';
import { CASE_ADOPTION_CONFIRMED, type CaseAdoptionConfirmed } from './adoption-events';
import { AdoptionMessages } from './adoption-messages';
import { AdoptionStore } from './adoption-store';
import { AdoptionViews } from './adoption-views';
import { AdoptionRules, dueOn } from './adoption-rules';
import type { AdoptionTransition } from './adoption.workflow';

const HIGHLIGHTS = 3;

/** 借鉴: a branch takes a case up, reports what came of it and has it confirmed. */
@Injectable()
export class Adoptions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AdoptionStore,
    private readonly access: AdoptionAccess,
    private readonly views: AdoptionViews,
    private readonly messages: AdoptionMessages,
    private readonly published: PublishedCases,
    private readonly cases: CaseStore,
    private readonly orgs: OrgDirectory,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly rules: AdoptionRules,
  ) {}

  async create(caseId: Id, { planOn, plan }: CreateAdoptionBody): Promise<Adoption> {
    const record = await this.published.record(caseId);
    const { orgId, memberId, orgPath } = currentPrincipal();
    if (!currentPrincipal().can('case:adopt', orgPath)) throw new Problem('access.denied', { detail: '借鉴由支部委员办理，可向支部提出建议。' });
    if (record.orgId === orgId) throw new Problem('adoption.own_case');
    const org = await this.orgs.get(orgId);
    const row: CaseAdoption = {
      id: newId(), caseId, caseTitle: record.title, caseOrgId: record.orgId, caseOrgName: record.orgName, orgId, orgPath: org.path, orgName: org.name,
      status: 'planned', openKey: `${caseId}:${orgId}`, planOn, plan, dueOn: dueOn('planned', planOn, await this.rules.days(org.path)), effects: [], closedReason: null,
      createdById: memberId, resultById: null, version: 1, createdAt: this.clock.now(), confirmedAt: null,
    };
    try {
      await this.uow.run(async (tx) => {
        await tx.repo(CaseAdoption).insert(row);
        await this.store.step(tx, row, 'create', plan);
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const open = await this.uow.read((tx) => tx.repo(CaseAdoption).findOneBy({ openKey: `${caseId}:${orgId}` }));
      throw new Problem('adoption.exists', { meta: { adoptionId: open?.id ?? null } });
    }
    return this.views.detail(row.id);
  }

  async changePlan(id: Id, { version, planOn, plan }: ChangePlanBody): Promise<Adoption> {
    return this.act(id, async (tx, row) => {
      if (row.status !== 'planned') throw new Problem('conflict.state', { detail: '已启动的借鉴不能再调整计划。' });
      await this.store.change(tx, row, 'plan', { version, change: { planOn, plan, dueOn: dueOn(row.status, planOn, await this.store.daysOf(row)) } });
    });
  }

  async move(id: Id, action: Extract<AdoptionTransition, 'start' | 'not_effective' | 'cancel'>, version: number, reason = ''): Promise<Adoption> {
    const change = reason ? { closedReason: reason } : {};
    return this.act(id, async (tx, row) => void (await this.store.transition(tx, row, action, { version, reason, change })));
  }

  /** The first result waits for confirmation; on a confirmed adoption it is the second, which is shown beside it. */
  async submitResult(id: Id, { version, done, effects }: SubmitResultBody): Promise<Adoption> {
    return this.act(id, async (tx, row) => {
      const followUp = row.status === 'confirmed';
      if (followUp && row.dueOn === null) throw new Problem('conflict.state', { detail: '后续成效已填报。' });
      const { memberId } = currentPrincipal();
      const days = await this.store.daysOf(row);
      const change = { effects: effects.slice(0, HIGHLIGHTS) };
      if (followUp) await this.store.change(tx, row, 'follow_up', { version, change: { ...change, dueOn: null } });
      else {
        const moved = await this.store.transition(tx, row, 'submit_result', { version, change: { ...change, resultById: memberId } });
        await this.messages.toConfirm(tx, moved);
      }
      await tx.repo(CaseAdoptionResult).insert({
        id: newId(), adoptionId: id, stage: followUp ? days.followUp : days.result, done, effects, submittedById: memberId, submittedAt: this.clock.now(),
      });
    });
  }

  async confirm(id: Id, { version, opinion }: ConfirmAdoptionBody): Promise<Adoption> {
    return this.decide(id, async (tx, row) => {
      const confirmedAt = this.clock.now();
      const moved = await this.store.transition(tx, row, 'confirm', { version, reason: opinion, change: { confirmedAt } });
      const { record, authors } = await this.cases.bundle(row.caseId);
      const authorIds = authors.map((author) => author.memberId);
      const event: CaseAdoptionConfirmed = {
        adoptionId: id, caseId: row.caseId, caseTitle: row.caseTitle, caseOrgId: record.orgId, caseOrgPath: record.orgPath, authorIds,
        adopterOrgId: row.orgId, adopterOrgPath: row.orgPath, confirmedAt: confirmedAt.toISOString(),
      };
      await this.outbox.add(tx, CASE_ADOPTION_CONFIRMED, event, { dedupKey: `${CASE_ADOPTION_CONFIRMED}:${id}` });
      await this.messages.confirmed(tx, moved, authorIds);
    });
  }

  async returnResult(id: Id, version: number, reason: string): Promise<Adoption> {
    return this.decide(id, async (tx, row) => {
      const moved = await this.store.transition(tx, row, 'return', { version, reason });
      await this.messages.returned(tx, moved, reason);
    });
  }

  private act(id: Id, work: (tx: Tx, row: CaseAdoption) => Promise<void>): Promise<Adoption> {
    return this.write(id, async (tx, row) => {
      this.access.requireBranch(row);
      await work(tx, row);
    });
  }

  private decide(id: Id, work: (tx: Tx, row: CaseAdoption) => Promise<void>): Promise<Adoption> {
    return this.write(id, async (tx, row) => {
      await this.access.requireConfirmer(row);
      await work(tx, row);
    });
  }

  private async write(id: Id, work: (tx: Tx, row: CaseAdoption) => Promise<void>): Promise<Adoption> {
    await this.uow.run(async (tx) => work(tx, await this.store.find(id)));
    return this.views.detail(id);
  }
}
