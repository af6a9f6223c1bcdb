import { Injectable } from '@nestjs/common';
import type { AppealLine, AppealsQuery, AppealStatus, Id, IsoDate, Page, PageQuery, PointAppeal } from '@xianfeng/shared-types';
import { isoTime, num, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal, scopeSql } from '../../platform/access';
import { decodeCursor, notFound, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory, OrgMembership } from '../orgs';
import { PointAppealEvent, PointAppealRow } from './point-appeal.entity';
import { appealMachine } from './point-appeal.workflow';
import { PointEntryRow } from './point-entry.entity';
import { PointEntryViews } from './point-entry.views';

interface LineRow {
  id: Id;
  memberId: Id;
  orgId: Id;
  ruleTitle: string;
  deltaCenti: number;
  status: AppealStatus;
  createdAt: Date | string;
  dueOn: string;
  overdue: number;
}

/** An order of lines, how to go on after one, and what to remember of it. */
interface Order {
  by: string;
  after: string;
  keys: (row: LineRow) => string[];
}

const NEWEST: Order = { by: 'a.id DESC', after: 'a.id < ?', keys: ({ id }) => [id] };
const DUE_FIRST: Order = { by: 'a.dueOn, a.id', after: '(a.dueOn > ? OR (a.dueOn = ? AND a.id > ?))', keys: ({ dueOn, id }) => [dueOn, dueOn, id] };

@Injectable()
export class PointAppealQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly views: PointEntryViews,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  mine(query: PageQuery): Promise<Page<AppealLine>> {
    return this.lines(query, NEWEST, 'a.memberId = ?', [currentPrincipal().memberId]);
  }

  /** Appeals that the caller answers for: open ones by the day they are due, others the newest first. */
  async inReach(query: AppealsQuery): Promise<Page<AppealLine>> {
    const scope = scopeSql('a.answerPath', currentPrincipal().scopes('point:answer-appeal'));
    const [parts, params] = [[scope.sql], [...scope.params]];
    const and = (sql: string, ...values: SqlParam[]) => {
      parts.push(sql);
      params.push(...values);
    };
    if (query.status) and('a.status = ?', query.status);
    if (query.orgId) {
      const { path } = await this.orgs.get(query.orgId);
      and('a.orgPath >= ? AND a.orgPath < ?', path, prefixEnd(path));
    }
    return this.lines(query, query.status === 'open' ? DUE_FIRST : NEWEST, parts.join(' AND '), params);
  }

  /** Open appeals that the caller may answer, and the earliest day for an answer. */
  async waiting(): Promise<{ count: number; dueOn: IsoDate | null }> {
    const caller = currentPrincipal();
    const scope = scopeSql('a.answerPath', caller.scopes('point:answer-appeal'));
    const sql = `SELECT COUNT(*) AS n, MIN(a.dueOn) AS dueOn FROM point_appeal a WHERE ${scope.sql} AND a.status = 'open' AND a.memberId <> ?`;
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string; dueOn: IsoDate | null }>(sql, [...scope.params, caller.memberId]));
    return { count: num(row.n), dueOn: row.dueOn };
  }

  async detail(id: Id): Promise<PointAppeal> {
    const caller = currentPrincipal();
    const found = await this.uow.read(async (tx) => {
      const appeal = await tx.repo(PointAppealRow).findOneBy({ id });
      if (!appeal) return null;
      const entry = await tx.repo(PointEntryRow).findOneByOrFail({ id: appeal.entryId });
      return { appeal, entry, events: await tx.repo(PointAppealEvent).find({ where: { appealId: id }, order: { id: 'ASC' } }) };
    });
    if (!found || !mayRead(found.appeal, caller)) throw notFound('申诉');
    const { appeal, entry, events } = found;
    const names = await this.people.people([...new Set([appeal.memberId, appeal.answeredBy, ...events.map((e) => e.actorId)].filter((m) => m !== null))]);
    const name = (memberId: Id) => names.get(memberId)?.name ?? '（已离开）';
    const open = appealMachine.allows(appeal.status, 'withdraw');
    const own = appeal.memberId === caller.memberId;
    return {
      id, entry: await this.views.one(entry, caller), member: { id: appeal.memberId, name: name(appeal.memberId) }, reason: appeal.reason,
      status: appeal.status, createdAt: appeal.createdAt.toISOString(), dueOn: appeal.dueOn, overdue: appeal.overdue, version: appeal.version,
      answer: appeal.answeredBy
        ? { by: name(appeal.answeredBy), at: appeal.answeredAt!.toISOString(), text: appeal.answer!, correctedCenti: appeal.correctedCenti }
        : null,
      history: events.map((e) => ({ at: e.at.toISOString(), by: e.actorId ? name(e.actorId) : null, from: e.fromStatus, to: e.toStatus, reason: e.reason })),
      allowedActions: [
        ...(open && !own && caller.can('point:answer-appeal', appeal.answerPath) ? ['answer' as const] : []),
        ...(open && own ? ['withdraw' as const] : []),
      ],
    };
  }

  private async lines(query: PageQuery, order: Order, where: string, params: SqlParam[]): Promise<Page<AppealLine>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, order.after.split('?').length - 1);
    const rows = await this.uow.read((tx) =>
      tx.select<LineRow>(
        `SELECT a.id, a.memberId, a.orgId, r.title AS ruleTitle, e.deltaCenti, a.status, a.createdAt, a.dueOn, a.overdue
         FROM point_appeal a JOIN point_entry e ON e.id = a.entryId JOIN point_rule r ON r.code = e.ruleCode AND r.version = e.ruleVersion
         WHERE ${where}${after ? ` AND ${order.after}` : ''} ORDER BY ${order.by} LIMIT ${limit + 1}`,
        [...params, ...(after ?? [])],
      ),
    );
    const [orgs, people] = await Promise.all([this.orgs.getMany(rows.map((r) => r.orgId)), this.people.people([...new Set(rows.map((r) => r.memberId))])]);
    const line = (r: LineRow): AppealLine => ({
      id: r.id, memberName: people.get(r.memberId)?.name ?? '（已离开）', orgName: orgs.get(r.orgId)?.name ?? '（已撤销）', ruleTitle: r.ruleTitle,
      deltaCenti: r.deltaCenti, status: r.status, createdAt: isoTime(r.createdAt), dueOn: r.dueOn, overdue: r.overdue === 1,
    });
    return toPage(rows, limit, line, order.keys);
  }
}

const mayRead = (appeal: PointAppealRow, caller: Principal): boolean =>
  appeal.memberId === caller.memberId || caller.can('point:answer-appeal', appeal.answerPath);
