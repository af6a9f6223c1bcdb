import { Injectable } from '@nestjs/common';
import { num, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';
import { Clock } from '../../platform/clock';

/** Older failures are history, not work. */
const DELIVERY_DAYS = 30;

/** Counts of what waits for the caller outside the desks of cases, points and bulletins. */
@Injectable()
export class ConsoleQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Results of others that the caller confirms. */
  adoptions(): Promise<number> {
    const caller = currentPrincipal();
    const scope = scopeSql('orgPath', caller.scopes('case:confirm-adoption'));
    return this.count(`case_adoption WHERE ${scope.sql} AND status = 'result_submitted' AND (resultById IS NULL OR resultById <> ?)`, [...scope.params, caller.memberId]);
  }

  /** The caller's checked uploads that nobody has committed. */
  imports(): Promise<number> {
    return this.count("import_job WHERE actorId = ? AND state = 'ready'", [currentPrincipal().memberId]);
  }

  /** Deliveries that failed lately and need mending or another try. */
  async deliveries(): Promise<number> {
    const scopes = currentPrincipal().scopes('delivery:redrive');
    if (scopes.length === 0) return 0;
    const scope = scopeSql('orgPath', scopes);
    const since = new Date(this.clock.now().getTime() - DELIVERY_DAYS * 86_400_000);
    return this.count(`delivery WHERE status IN ('failed', 'unknown') AND startedAt >= ? AND ${scope.sql}`, [since, ...scope.params]);
  }

  async deadLetters(): Promise<number> {
    return currentPrincipal().has('job:retry') ? this.count("outbox_message WHERE status = 'dead'", []) : 0;
  }

  private async count(from: string, params: SqlParam[]): Promise<number> {
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${from}`, params));
    return num(row.n);
  }
}
