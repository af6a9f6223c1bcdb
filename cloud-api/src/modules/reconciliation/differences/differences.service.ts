import { Injectable } from '@nestjs/common';
import type { DifferenceStepBody, Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { PaymentFacts } from '../../payments';
import { DayRun } from '../days/day-run';
import { Differences } from './differences';
import { DifferenceQueries } from './difference.queries';

/** What a person does about a difference. */
@Injectable()
export class DifferencesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: DifferenceQueries,
    private readonly differences: Differences,
    private readonly payments: PaymentFacts,
    private readonly days: DayRun,
  ) {}

  async step(id: Id, { action, reason = '', version }: DifferenceStepBody): Promise<void> {
    if (action === 'recheck') return this.recheck(id);
    const { memberId } = currentPrincipal();
    await this.uow.run(async (tx) => {
      const row = { ...(await this.queries.find(id)), version };
      const owner = action === 'take' || action === 'explain' ? { ownerId: memberId } : {};
      await this.differences.move(tx, row, action, action === 'take' ? '认领核查' : reason, owner);
    });
  }

  private async recheck(id: Id): Promise<void> {
    const { kind, number, day } = await this.queries.find(id);
    if (kind === 'missing_here') await this.payments.recheck(number);
    if (kind === 'refund_missing_here') await this.payments.recheckRefund(number);
    await this.days.compare(day);
  }
}
