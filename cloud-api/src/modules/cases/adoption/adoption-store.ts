import { Injectable } from '@nestjs/common';
import { ADOPTION_STATUSES, OPEN_ADOPTION_STATUSES, type Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock, toBusinessDate } from '../../../platform/clock';
import { notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { CaseAdoption, CaseAdoptionStep } from './adoption.entity';
import { type AdoptionDays, AdoptionRules, dueOn } from './adoption-rules';
import { adoptionMachine, type AdoptionTransition } from './adoption.workflow';

interface Move {
  version: number;
  reason?: string;
  change?: Partial<CaseAdoption>;
}

/** Loading and moving adoptions; the only place that changes a status. */
@Injectable()
export class AdoptionStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly rules: AdoptionRules,
  ) {}

  /** One that the caller may read, or 404. */
  async find(id: Id): Promise<CaseAdoption> {
    const row = await this.uow.read((tx) => tx.repo(CaseAdoption).findOneBy({ id }));
    if (!row || !currentPrincipal().can('case:read', row.orgPath)) throw notFound('借鉴记录');
    return row;
  }

  async transition(tx: Tx, row: CaseAdoption, action: AdoptionTransition, { version, reason = '', change = {} }: Move): Promise<CaseAdoption> {
    const status = adoptionMachine.next(row.status, action, reason);
    const days = await this.daysOf(row);
    const open = (OPEN_ADOPTION_STATUSES as readonly string[]).includes(status);
    return this.change(tx, row, action, { version, reason, change: { dueOn: dueOn(status, row.planOn, days), ...change, status, ...(open ? {} : { openKey: null }) } });
  }

  /** The figures that hold for an adoption. */
  daysOf(row: CaseAdoption): Promise<AdoptionDays> {
    return this.rules.days(row.orgPath, toBusinessDate(row.createdAt));
  }

  /** Compare-and-set on status and version; a lost race is `conflict.version`. Writes the step and the audit row. */
  async change(tx: Tx, row: CaseAdoption, action: string, { version, reason = '', change = {} }: Move): Promise<CaseAdoption> {
    const raised = { ...change, version: version + 1 };
    const { affected } = await tx.repo(CaseAdoption).update({ id: row.id, status: row.status, version }, raised);
    if (affected !== 1) {
      const detail = `借鉴记录刚刚有了新的变化，当前为“${ADOPTION_STATUSES[row.status]}”，请刷新后再操作。`;
      throw new Problem('conflict.version', { detail, meta: { version: row.version, status: row.status } });
    }
    const changed = { ...row, ...raised };
    await this.step(tx, changed, action, reason);
    return changed;
  }

  async step(tx: Tx, row: CaseAdoption, action: string, reason: string): Promise<void> {
    const actorId = currentPrincipal().memberId;
    await tx.repo(CaseAdoptionStep).insert({ id: newId(), adoptionId: row.id, action, toStatus: row.status, actorId, reason: reason.trim(), at: this.clock.now() });
    await this.audit.record(tx, {
      action: `adoption.${action}`, objectType: 'adoption', objectId: row.id, orgPath: row.orgPath, title: row.caseTitle,
      detail: { to: row.status, ...(reason.trim() ? { reason: reason.trim() } : {}) },
    });
  }
}
