import { Injectable } from '@nestjs/common';
import {
  NOTIFY_TOPICS, type DeliveryChannel, type DeliveryFilter, type DeliveryItem, type DeliveryQuery, type DeliveryStatus, type DeliverySummary,
  type DeliverySummaryQuery, type Done, type Id, type NotifyTopic, type Page,
} from '@xianfeng/shared-types';
import { isoTime, num, prefixEnd, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { decodeCursor, notFound, pageLimit, Problem, toPage } from '../../../platform/http';
import { Outbox } from '../../../platform/outbox';
import { MemberDirectory } from '../../members';
import { OrgDirectory } from '../../orgs';
import { Delivery, Notification } from '../notification.entity';
import { DELIVER, type DeliverPayload } from './fanout.service';

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

const REDRIVABLE: DeliveryStatus[] = ['refused', 'failed', 'unknown'];

/** What officers see of the messages to their members. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async list(query: DeliveryQuery): Promise<Page<DeliveryItem>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 1);
    const { where, params } = await this.condition(query, [['d.status = ?', query.status], ['d.id < ?', after?.[0]]]);
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
    const { where, params } = await this.condition(bounded);
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

  /** What the filter and the caller's reach leave over of `delivery d JOIN notification n`. */
  private async condition(filter: DeliveryFilter, more: [string, SqlParam | undefined][] = []): Promise<{ where: string; params: SqlParam[] }> {
    const scope = scopeSql('d.orgPath', currentPrincipal().scopes('delivery:read'));
    const path = filter.orgId && (await this.orgs.get(filter.orgId)).path;
    const filters: [string, SqlParam | undefined][] = [
      ['n.topic = ?', filter.topic], ['n.period = ?', filter.period], ['d.month = ?', filter.month], ['d.channel = ?', filter.channel],
      ['d.orgPath >= ?', path], ['d.orgPath < ?', path && prefixEnd(path)], ...more,
    ];
    const used = filters.filter((f): f is [string, SqlParam] => f[1] !== undefined);
    return { where: [scope.sql, ...used.map(([sql]) => sql)].join(' AND '), params: [...scope.params, ...used.map(([, value]) => value)] };
  }

  async redrive(id: Id): Promise<Done> {
    await this.uow.run(async (tx) => {
      const delivery = await tx.repo(Delivery).findOneBy({ id });
      if (!delivery || !currentPrincipal().can('delivery:redrive', delivery.orgPath)) throw notFound('送达记录');
      if (!REDRIVABLE.includes(delivery.status)) throw new Problem('conflict.state', { detail: '该消息已送达或正在发送，无需重发。' });
      const changed = await tx.repo(Delivery).update({ id, status: delivery.status }, { status: 'waiting', reason: '', claimToken: null });
      if (changed.affected !== 1) throw new Problem('conflict.version');
      const { title } = await tx.repo(Notification).findOneByOrFail({ id: delivery.notificationId });
      await this.audit.record(tx, { action: 'delivery.redrive', objectType: 'delivery', objectId: id, orgPath: delivery.orgPath, title });
      await this.outbox.add(tx, DELIVER, { deliveryIds: [id] } satisfies DeliverPayload);
    });
    return { ok: true };
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
