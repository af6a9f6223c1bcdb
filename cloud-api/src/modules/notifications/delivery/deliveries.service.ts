import { Injectable } from '@nestjs/common';
import {
  NOTIFY_TOPICS, type DeliveryChannel, type DeliveryItem, type DeliveryQuery, type DeliveryStatus, type DeliverySummary,
  type DeliverySummaryQuery, type Id, type NotifyTopic, type Page,
} from '@xianfeng/shared-types';
import { isoTime, num, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { MemberDirectory } from '../../members';
import { DeliveryFilters } from './delivery-filters';
import { REDRIVABLE } from './redrives.service';

interface Row {
  id: Id;
  memberId: Id;
  orgPath: string;
  orgName: string;
  topic: NotifyTopic;
  title: string;
  channel: DeliveryChannel;
  status: DeliveryStatus;
  reason: string;
  attempts: number;
  createdAt: Date | string;
  sentAt: Date | string | null;
}

/** What officers see of the messages to their members. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly members: MemberDirectory,
    private readonly filters: DeliveryFilters,
  ) {}

  async list(query: DeliveryQuery): Promise<Page<DeliveryItem>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const { where, params } = await this.filters.condition('delivery:read', query, [['d.status = ?', query.status], ['d.id < ?', after?.[0]]]);
    const rows = await this.uow.read((tx) =>
      tx.select<Row>(
        `SELECT d.id, d.memberId, d.orgPath, d.orgName, n.topic, n.title, d.channel, d.status, d.reason, d.attempts, d.createdAt, d.sentAt
           FROM delivery d JOIN notification n ON n.id = d.notificationId
          WHERE ${where} ORDER BY d.id DESC LIMIT ${limit + 1}`,
        params,
      ),
    );
    const names = await this.members.getMany(rows.filter((r) => currentPrincipal().can('member:read', r.orgPath)).map((r) => r.memberId));
    return toPage(rows, limit, (row) => view(row, names.get(row.memberId)?.name ?? null), (row) => [row.id]);
  }

  async summary(query: DeliverySummaryQuery): Promise<DeliverySummary> {
    const bounded = query.period || query.month ? query : { ...query, month: this.clock.month() };
    const { where, params } = await this.filters.condition('delivery:read', bounded);
    const from = 'FROM delivery d JOIN notification n ON n.id = d.notificationId';
    return this.uow.read(async (tx) => {
      const byStatus = await tx.select<{ channel: DeliveryChannel; status: DeliveryStatus; n: number | string }>(
        `SELECT d.channel, d.status, COUNT(*) AS n ${from} WHERE ${where} GROUP BY d.channel, d.status ORDER BY d.channel, d.status`, params,
      );
      const [totals] = await tx.select<{ notified: number | string; seen: number | string | null }>(
        `SELECT COUNT(DISTINCT n.id) AS notified, COUNT(DISTINCT CASE WHEN n.readAt IS NOT NULL THEN n.id END) AS seen ${from} WHERE ${where}`, params,
      );
      return {
        notified: num(totals.notified), read: num(totals.seen),
        byStatus: byStatus.map(({ channel, status, n }) => ({ channel, status, count: num(n) })),
      };
    });
  }
}

function view(row: Row, memberName: string | null): DeliveryItem {
  const { id, orgName, topic, title, channel, status, reason, attempts } = row;
  return {
    id, memberName, orgName, topic, topicLabel: NOTIFY_TOPICS[topic].label, title, channel, status, reason, attempts,
    createdAt: isoTime(row.createdAt), sentAt: isoTime(row.sentAt),
    canRedrive: REDRIVABLE.includes(status) && currentPrincipal().can('delivery:redrive', row.orgPath),
  };
}
