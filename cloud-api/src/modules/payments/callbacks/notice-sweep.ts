import { Injectable } from '@nestjs/common';
import { placeholders, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { RuleBook } from '../../../platform/rules';

const DAY_MS = 86_400_000;
const BATCH = 1_000;

/** Forgets callbacks that were dealt with long ago: whatever they caused is in the books. Those that still wait stay. */
@Injectable()
export class NoticeSweep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
  ) {}

  async run(): Promise<void> {
    const days = await this.rules.number('payment.notice_keep_days', this.clock.today());
    const before = new Date(this.clock.now().getTime() - days * DAY_MS);
    // Small units of work: a long one would hold up callbacks that arrive. A callback is handled after it was due: nextTryAt has the index.
    const sql = `SELECT id FROM payment_notice WHERE status = 'handled' AND nextTryAt < ? AND handledAt < ? ORDER BY nextTryAt LIMIT ${BATCH}`;
    for (;;) {
      const ids = (await this.uow.read((tx) => tx.select<{ id: string }>(sql, [before, before]))).map(({ id }) => id);
      if (ids.length === 0) return;
      await this.uow.run((tx) => tx.execute(`DELETE FROM payment_notice WHERE id IN (${placeholders(ids)})`, ids));
    }
  }
}
