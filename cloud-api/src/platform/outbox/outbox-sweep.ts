import { Injectable, type OnModuleInit } from '@nestjs/common';
import { placeholders, type SqlParam, UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { Schedules } from '../jobs';
import { RuleBook, type RuleSeed } from '../rules';

const KEEP: RuleSeed = { code: 'outbox.keep_days', value: 90, unit: '天', doc: '系统默认设置', article: '数据留存', effectiveFrom: '2020-01-01' };
const DAY_MS = 24 * 3_600_000;
const BATCH = 500;
const EMPTY = '{}';

/**
 * Done messages go after their time. One with a dedup key stays as a shell without its payload: the key forbids a second message
 * for ever. Dead ones wait for a person, however long.
 */
@Injectable()
export class OutboxSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    private readonly schedules: Schedules,
  ) {}

  onModuleInit(): void {
    this.rules.register([KEEP]);
    this.schedules.daily('outbox.sweep', 3, 50, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const days = await this.rules.number(KEEP.code, this.clock.today());
    const before = new Date(this.clock.now().getTime() - days * DAY_MS);
    await this.inBatches('dedupKey IS NULL', [], before, 'DELETE FROM outbox_message');
    await this.inBatches('dedupKey IS NOT NULL AND payload <> ?', [EMPTY], before, `UPDATE outbox_message SET payload = '${EMPTY}'`);
  }

  /** Small units of work: a long one would hold up those who add messages. */
  private async inBatches(which: string, params: SqlParam[], before: Date, change: string): Promise<void> {
    // A message is done after it was due: runAt narrows the search by the index, doneAt decides.
    const sql = `SELECT id FROM outbox_message WHERE status = 'done' AND runAt < ? AND doneAt < ? AND ${which} LIMIT ${BATCH}`;
    for (;;) {
      const rows = await this.uow.read((tx) => tx.select<{ id: string }>(sql, [before, before, ...params]));
      if (rows.length === 0) return;
      const ids = rows.map((row) => row.id);
      await this.uow.run((tx) => tx.execute(`${change} WHERE id IN (${placeholders(ids)})`, ids));
    }
  }
}
