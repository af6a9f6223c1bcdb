import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { OrgMembership } from '../orgs';
import { BooksStepRow } from './books-step.entity';

export interface StepOf {
  objectType: 'dues_remittance' | 'dues_use' | 'cash_deposit' | 'book_entry';
  id: Id;
  orgPath: string;
  title: string;
}

export interface StepView<Action extends string> {
  at: string;
  by: string;
  action: Action;
  reason: string | null;
}

/** Every step of what moves money, with its trace in the audit log. */
@Injectable()
export class BooksSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: OrgMembership,
  ) {}

  async add(tx: Tx, subject: StepOf, action: string, reason: string | null, detail: object): Promise<void> {
    const actorId = currentPrincipal().memberId;
    await tx.repo(BooksStepRow).insert({ id: newId(), subjectId: subject.id, at: this.clock.now(), actorId, action, reason });
    const { objectType, id, orgPath, title } = subject;
    await this.audit.record(tx, { action: `${objectType}.${action}`, objectType, objectId: id, orgPath, title, detail: { ...detail, reason } });
  }

  async of<Action extends string>(subjectId: Id): Promise<StepView<Action>[]> {
    const rows = await this.uow.read((tx) => tx.repo(BooksStepRow).find({ where: { subjectId }, order: { id: 'ASC' } }));
    const names = await this.names(rows.map(({ actorId }) => actorId));
    return rows.map(({ at, actorId, action, reason }) => ({ at: at.toISOString(), by: names(actorId), action: action as Action, reason }));
  }

  /** Names of members by id. */
  async names(memberIds: readonly (Id | null)[]): Promise<(id: Id) => string> {
    const people = await this.people.people([...new Set(memberIds.filter((id) => id !== null))]);
    return (id) => people.get(id)?.name ?? '（已离开）';
  }
}
