import { Injectable } from '@nestjs/common';
import { NOTIFY_TOPICS, type Done, type Id, type InboxItem, type InboxQuery, type NotifyTopic, type Page, type UnreadCount } from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import { isoTime, num, type SqlParam, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { decodeCursor, notFound, pageLimit, toPage } from '../../../platform/http';
import { Notification } from '../notification.entity';

interface Row {
  id: Id;
  topic: NotifyTopic;
  title: string;
  body: string;
  page: string;
  createdAt: Date | string;
  readAt: Date | string | null;
}

/** The member's own messages; nobody else sees them. */
@Injectable()
export class InboxService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(memberId: Id, query: InboxQuery): Promise<Page<InboxItem>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const conditions = ['memberId = ?', ...(query.unread ? ['readAt IS NULL'] : []), ...(after ? ['id < ?'] : [])];
    const params: SqlParam[] = [memberId, ...(after ?? [])];
    const rows = await this.uow.read((tx) =>
      tx.select<Row>(
        `SELECT id, topic, title, body, page, createdAt, readAt FROM notification WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ${limit + 1}`,
        params,
      ),
    );
    return toPage(rows, limit, view, (row) => [row.id]);
  }

  async unread(memberId: Id): Promise<UnreadCount> {
    const sql = 'SELECT COUNT(*) AS n FROM notification WHERE memberId = ? AND readAt IS NULL';
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string }>(sql, [memberId]));
    return { unread: num(row.n) };
  }

  async read(memberId: Id, id: Id): Promise<Done> {
    await this.uow.run(async (tx) => {
      if (!(await tx.repo(Notification).existsBy({ id, memberId }))) throw notFound('消息');
      await tx.repo(Notification).update({ id, memberId, readAt: IsNull() }, { readAt: this.clock.now() });
    });
    return { ok: true };
  }

  async readAll(memberId: Id): Promise<Done> {
    await this.uow.run((tx) => tx.repo(Notification).update({ memberId, readAt: IsNull() }, { readAt: this.clock.now() }));
    return { ok: true };
  }
}

const view = ({ createdAt, readAt, ...row }: Row): InboxItem => ({
  ...row, topicLabel: NOTIFY_TOPICS[row.topic].label, at: isoTime(createdAt), readAt: isoTime(readAt),
});
