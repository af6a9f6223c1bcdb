import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import { CaseAdoption } from './adoption/adoption.entity';
import { CaseRecord } from './case.entity';

/** What the month close tells an officer about cases that are under way. */
@Injectable()
export class CaseBacklog {
  constructor(private readonly uow: UnitOfWork) {}

  /** Submitted cases whose content check is not settled. */
  safetyPending(): Promise<number> {
    return this.uow.read((tx) => tx.repo(CaseRecord).countBy({ status: 'submitted' }));
  }

  /** Adoptions whose result was reported and not confirmed yet. */
  adoptionsUnconfirmed(): Promise<number> {
    return this.uow.read((tx) => tx.repo(CaseAdoption).countBy({ status: 'result_submitted' }));
  }
}
