import { Injectable } from '@nestjs/common';
import type { DeadLetter, JobsView, Page, PageQuery, QueueState, RetryingJob, ScheduleState } from '@xianfeng/shared-types';
import { isoTime, num, type SqlParam, UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { cursorTime, decodeCursor, pageLimit, toPage } from '../http';
import { scheduleTitle, topicTitle } from '../jobs';
import { LEASE_MS } from './outbox-store';

type Raw = number | string | null;

interface QueueRow {
  topic: string;
  pending: Raw;
  late: Raw;
  retrying: Raw;
  dead: Raw;
  oldestDueAt: Date | string | null;
}

interface LetterRow {
  id: string;
  topic: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date | string;
  runAt: Date | string;
}

interface ScheduleRow {
  name: string;
  nextRunAt: Date | string;
  lastRunAt: Date | string | null;
  lastDurationMs: number | null;
  lastError: string | null;
  leaseUntil: Date | string | null;
}

const LETTER = 'id, topic, attempts, lastError, createdAt, runAt';

/** Background work as officers see it. Payloads stay hidden: they may hold personal data. */
@Injectable()
export class JobQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async state(): Promise<JobsView> {
    const [queues, schedules] = await Promise.all([this.queues(), this.schedules()]);
    const sum = (of: (queue: QueueState) => number) => queues.reduce((total, queue) => total + of(queue), 0);
    return { pending: sum((q) => q.pending), dead: sum((q) => q.dead), queues, schedules };
  }

  async deadLetters(query: PageQuery & { topic?: string }): Promise<Page<DeadLetter>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const params: SqlParam[] = [...(query.topic ? [query.topic] : []), ...(after ?? [])];
    const where = `status = 'dead'${query.topic ? ' AND topic = ?' : ''}${after ? ' AND id < ?' : ''}`;
    const rows = await this.uow.read((tx) =>
      tx.select<LetterRow>(`SELECT ${LETTER} FROM outbox_message WHERE ${where} ORDER BY id DESC LIMIT ${limit + 1}`, params),
    );
    return toPage(rows, limit, letter, (row) => [row.id]);
  }

  /** The next to be tried first. */
  async retries(query: PageQuery): Promise<Page<RetryingJob>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 2);
    const seek = after ? ' AND (runAt > ? OR (runAt = ? AND id > ?))' : '';
    const at = after ? cursorTime(after[0]) : null;
    const rows = await this.uow.read((tx) =>
      tx.select<LetterRow>(
        `SELECT ${LETTER} FROM outbox_message WHERE status = 'pending' AND attempts > 0${seek} ORDER BY runAt, id LIMIT ${limit + 1}`,
        after ? [at, at, after[1]] : [],
      ),
    );
    return toPage(rows, limit, (row) => ({ ...letter(row), nextTryAt: isoTime(row.runAt) }), (row) => [isoTime(row.runAt), row.id]);
  }

  /** Topics with work waiting or dead; what is done is not counted. */
  private async queues(): Promise<QueueState[]> {
    const now = this.clock.now();
    const late = new Date(now.getTime() - LEASE_MS);
    const rows = await this.uow.read((tx) =>
      tx.select<QueueRow>(
        `SELECT topic, SUM(CASE WHEN status = 'pending' THEN 1 ELSE 0 END) AS pending,
                SUM(CASE WHEN status = 'pending' AND runAt < ? THEN 1 ELSE 0 END) AS late,
                SUM(CASE WHEN status = 'pending' AND attempts > 0 THEN 1 ELSE 0 END) AS retrying,
                SUM(CASE WHEN status = 'dead' THEN 1 ELSE 0 END) AS dead,
                MIN(CASE WHEN status = 'pending' AND runAt <= ? THEN runAt END) AS oldestDueAt
         FROM outbox_message WHERE status IN ('pending', 'dead') GROUP BY topic ORDER BY topic`,
        [late, now],
      ),
    );
    return rows.map((row) => ({
      topic: row.topic, title: topicTitle(row.topic), pending: num(row.pending), late: num(row.late), retrying: num(row.retrying), dead: num(row.dead),
      oldestDueAt: isoTime(row.oldestDueAt),
    }));
  }

  private async schedules(): Promise<ScheduleState[]> {
    const now = this.clock.now().toISOString();
    const rows = await this.uow.read((tx) =>
      tx.select<ScheduleRow>('SELECT name, nextRunAt, lastRunAt, lastDurationMs, lastError, leaseUntil FROM job_schedule ORDER BY name'),
    );
    return rows.map((row) => {
      const leaseUntil = isoTime(row.leaseUntil);
      const ran = row.lastError === null ? 'ok' : 'failed';
      return {
        name: row.name, title: scheduleTitle(row.name), nextRunAt: isoTime(row.nextRunAt), lastRunAt: isoTime(row.lastRunAt), lastError: row.lastError,
        lastResult: row.lastRunAt === null ? null : ran, lastDurationMs: row.lastDurationMs, running: leaseUntil !== null && leaseUntil > now,
      };
    });
  }
}

const letter = (row: LetterRow): DeadLetter => ({
  id: row.id, topic: row.topic, topicName: topicTitle(row.topic), attempts: row.attempts, error: row.lastError ?? '', createdAt: isoTime(row.createdAt),
});
