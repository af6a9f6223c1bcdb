import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { ConsoleVisit } from './console-visit.entity';

const LONGEST_MS = 30 * 86_400_000;

/** When the caller last looked at what had changed. */
@Injectable()
export class ConsoleVisits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** From where on changes are told: the last look, at most 30 days back. */
  async since(): Promise<Date> {
    const visit = await this.uow.read((tx) => tx.repo(ConsoleVisit).findOneBy({ memberId: currentPrincipal().memberId }));
    const longest = new Date(this.clock.now().getTime() - LONGEST_MS);
    return visit && visit.seenAt > longest ? visit.seenAt : longest;
  }

  async mark(): Promise<void> {
    const visit = { memberId: currentPrincipal().memberId, seenAt: this.clock.now() };
    await this.uow.run((tx) => tx.repo(ConsoleVisit).upsert(visit, ['memberId']));
  }
}
