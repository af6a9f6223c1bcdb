import { Injectable } from '@nestjs/common';
import type { AuditItem, AuditQuery, Id, Page } from '@xianfeng/shared-types';
import { isoTime, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { MemberDirectory, type MemberRef } from '../../modules/members';
import { idsOfPath, OrgDirectory, type OrgRef } from '../../modules/orgs';
import { decodeCursor, invalidField, pageLimit, toPage } from '../../platform/http';
import { AuditScope } from './audit-scope';
import { actionName, objectTypeName } from './audit-words';
import { DetailNames, idsIn } from './detail-names';

interface Stored {
  id: Id;
  at: Date | string;
  seq: number | null;
  actorId: Id | null;
  action: string;
  objectType: string;
  objectId: string;
  orgPath: string;
  title: string;
  detail: string;
  requestId: string;
}

type Row = Omit<Stored, 'detail'> & { detail: Record<string, unknown> };

type Filter = [sql: string, ...params: SqlParam[]];

/** The log by person, object, act, organisation and time, newest first. */
@Injectable()
export class AuditSearch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
    private readonly scope: AuditScope,
    private readonly names: DetailNames,
  ) {}

  async page(query: AuditQuery): Promise<Page<AuditItem>> {
    const limit = pageLimit(query);
    const reach = await this.scope.condition(query.orgId);
    const filters = filtersOf(query);
    const where = [reach.sql, ...filters.map(([sql]) => sql)].join(' AND ');
    const params = [...reach.params, ...filters.flatMap(([, ...values]) => values)];
    const stored = await this.uow.read((tx) =>
      tx.select<Stored>(
        `SELECT id, at, seq, actorId, action, objectType, objectId, orgPath, title, detail, requestId FROM audit_entry
         WHERE ${where} ORDER BY id DESC LIMIT ${limit + 1}`,
        params,
      ),
    );
    const rows = stored.map((row): Row => ({ ...row, detail: JSON.parse(row.detail) as Row['detail'] }));
    const [actors, orgs, names] = await Promise.all([
      this.members.getMany(rows.flatMap((row) => row.actorId ?? [])),
      this.orgs.getMany([...new Set(rows.flatMap((row) => idsOfPath(row.orgPath).at(-1) ?? []))]),
      this.names.of(rows.map((row) => [row.detail, row.objectId])),
    ]);
    return toPage(rows, limit, (row) => itemOf(row, actors, orgs, names), (row) => [row.id]);
  }
}

function filtersOf(query: AuditQuery): Filter[] {
  const after = decodeCursor(query, 1);
  const filters: Filter[] = [];
  if (query.actorId) filters.push(['actorId = ?', query.actorId]);
  if (query.objectType) filters.push(['objectType = ?', query.objectType]);
  if (query.objectId) filters.push(['objectId = ?', query.objectId]);
  if (query.action?.endsWith('.')) filters.push(['action >= ? AND action < ?', query.action, prefixEnd(query.action)]);
  else if (query.action) filters.push(['action = ?', query.action]);
  if (query.from) filters.push(['at >= ?', instantOf('from', query.from)]);
  if (query.to) filters.push(['at < ?', instantOf('to', query.to)]);
  if (after) filters.push(['id < ?', after[0]]);
  return filters;
}

/** Digits in the right places may still be no time. */
function instantOf(path: string, text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw invalidField(path, '不是有效时间');
  return instant;
}

function itemOf(row: Row, actors: ReadonlyMap<Id, MemberRef>, orgs: ReadonlyMap<Id, OrgRef>, names: ReadonlyMap<Id, string>): AuditItem {
  const { id, seq, action, objectType, objectId, requestId, actorId, detail } = row;
  const actor = actorId === null ? null : actors.get(actorId);
  const org = orgs.get(idsOfPath(row.orgPath).at(-1) ?? '');
  return {
    id, seq, at: isoTime(row.at), action, actionName: actionName(action), objectType, objectTypeName: objectTypeName(objectType), objectId, title: objectOf(row, names), requestId,
    actor: actor === null || actorId === null ? null : { id: actorId, name: actor?.name ?? '（已离开）', orgName: actor?.orgName ?? '' },
    org: org ? { id: org.id, name: org.name } : null,
    detail, names: Object.fromEntries(idsIn(detail).flatMap((named) => (names.has(named) ? [[named, names.get(named)!]] : []))),
  };
}

/** What was acted on where the act wrote down only its own name; nothing where the kind of object says it all. */
function objectOf({ action, actorId, objectType, objectId, title }: Row, names: ReadonlyMap<Id, string>): string {
  if (objectType === 'member' && objectId === actorId) return '本人';
  if (objectType === 'org' && title === actionName(action)) return names.get(objectId) ?? title;
  return title === objectTypeName(objectType) ? '' : title;
}
