import { Controller, Param, Query } from '@nestjs/common';
import { jobsApi, type DeadLetter, type Done, type JobsView, type Page } from '@xianfeng/shared-types';
import { isoTime, UnitOfWork } from '../../database';
import { Requires } from '../access';
import { decodeCursor, notFound, PageQueryDto, pageLimit, Route, toPage } from '../http';
import { OutboxStore } from './outbox-store';

interface DeadRow {
  id: string;
  topic: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date | string;
}

/** Background work as the platform's administrators see it. Payloads stay hidden: they may hold personal data. */
@Controller()
export class JobsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: OutboxStore,
  ) {}

  @Route(jobsApi.state)
  @Requires('job:read')
  async state(): Promise<JobsView> {
    const { pending, dead } = await this.store.counts();
    const rows = await this.uow.read((tx) =>
      tx.select<{ name: string; nextRunAt: Date | string; lastRunAt: Date | string | null; lastError: string | null }>(
        'SELECT name, nextRunAt, lastRunAt, lastError FROM job_schedule ORDER BY name',
      ),
    );
    return { pending, dead, schedules: rows.map((r) => ({ ...r, nextRunAt: isoTime(r.nextRunAt), lastRunAt: isoTime(r.lastRunAt) })) };
  }

  @Route(jobsApi.deadLetters)
  @Requires('job:read')
  async deadLetters(@Query() query: PageQueryDto): Promise<Page<DeadLetter>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const rows = await this.uow.read((tx) =>
      tx.select<DeadRow>(
        `SELECT id, topic, attempts, lastError, createdAt FROM outbox_message WHERE status = 'dead'${after ? ' AND id < ?' : ''} ORDER BY id DESC LIMIT ${limit + 1}`,
        after ?? [],
      ),
    );
    const view = ({ lastError, createdAt, ...row }: DeadRow): DeadLetter => ({ ...row, error: lastError ?? '', createdAt: isoTime(createdAt) });
    return toPage(rows, limit, view, (row) => [row.id]);
  }

  @Route(jobsApi.redriveDeadLetter)
  @Requires('job:retry')
  async redrive(@Param('id') id: string): Promise<Done> {
    if (!(await this.store.redrive(id))) throw notFound('死信');
    return { ok: true };
  }
}
