import { Injectable } from '@nestjs/common';
import {
  MEMBER_POSTS, type Id, type MemberCategory, type MemberEvent, type MemberHistoryItem, type MemberKind, type MemberListItem, type MemberListQuery,
  type MemberPostCode, type MemberPostView, type MemberSort, type MemberStatus, type MemberTable, type MemberTableQuery, type Page, type PageQuery, type PostHolder, type SexCode,
} from '@xianfeng/shared-types';
import { isoTime, num, placeholders, UnitOfWork } from '../../database';
import { requireScope } from '../../platform/access';
import { Clock, yearsBetween } from '../../platform/clock';
import { decodeCursor, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import { MemberFilters } from './member-filter';
import { MemberVault } from './member-vault';

const POST_ORDER = Object.keys(MEMBER_POSTS);

interface ListRow {
  id: Id;
  name: string;
  sortKey: string;
  sex: SexCode;
  birthDate: string;
  category: MemberCategory;
  kind: MemberKind;
  status: MemberStatus;
  orgId: Id;
  orgName: string;
  phone: string | null;
  joinedOn: string;
}

interface HistoryRow {
  id: Id;
  at: Date | string;
  event: MemberEvent;
  actorName: string | null;
  fromOrgId: Id | null;
  fromOrgName: string | null;
  toOrgId: Id | null;
  toOrgName: string | null;
  fromStatus: MemberStatus | null;
  toStatus: MemberStatus | null;
  changed: string;
  reason: string | null;
}

const LINE = 'm.id, m.name, m.sortKey, m.sex, m.birthDate, m.category, m.kind, m.status, m.orgId, o.name AS orgName, m.phone, m.joinedOn';
const FROM = 'FROM member m JOIN org o ON o.id = m.orgId';
const SORTS: Record<MemberSort, readonly string[]> = {
  name: ['m.sortKey'], age: ['m.birthDate', 'm.sortKey'], joinedOn: ['m.joinedOn', 'm.sortKey'], org: ['o.path', 'm.sortKey'], category: ['m.category', 'm.sortKey'],
  kind: ['m.kind', 'm.sortKey'], status: ['m.status', 'm.sortKey'],
};

/** Lists about members. */
@Injectable()
export class MemberQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly vault: MemberVault,
    private readonly filters: MemberFilters,
  ) {}

  async list(query: MemberListQuery): Promise<Page<MemberListItem>> {
    const limit = pageLimit(query);
    const { parts, params } = await this.filters.conditions(query);
    const after = decodeCursor(query, 2);
    if (after) {
      parts.push('(m.sortKey > ? OR (m.sortKey = ? AND m.id > ?))');
      params.push(after[0], after[0], after[1]);
    }
    const sql = `SELECT ${LINE} ${FROM} WHERE ${parts.join(' AND ')} ORDER BY m.sortKey, m.id LIMIT ${limit + 1}`;
    const rows = await this.uow.read((tx) => tx.select<ListRow>(sql, params));
    const items = await this.items(rows);
    return toPage(rows, limit, (row) => items.get(row.id)!, (row) => [row.sortKey, row.id]);
  }

  async table({ sort = 'name', order = 'asc', page = 1, pageSize = 20, ...filter }: MemberTableQuery): Promise<MemberTable> {
    const { parts, params } = await this.filters.conditions(filter);
    const where = `${FROM} WHERE ${parts.join(' AND ')}`;
    // The younger was born later.
    const descending = (order === 'desc') !== (sort === 'age');
    const direction = descending ? 'DESC' : 'ASC';
    const sorted = SORTS[sort].map((column) => `${column} ${direction}`).join(', ');
    const [[{ n }], rows] = await this.uow.read((tx) => Promise.all([
      tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n ${where}`, params),
      tx.select<ListRow>(`SELECT ${LINE} ${where} ORDER BY ${sorted}, m.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`, params),
    ]));
    return { items: [...(await this.items(rows)).values()], total: num(n) };
  }

  async history(memberId: Id, query: PageQuery): Promise<Page<MemberHistoryItem>> {
    const limit = pageLimit(query);
    const before = decodeCursor(query, 1);
    const rows = await this.uow.read((tx) =>
      tx.select<HistoryRow>(
        `SELECT h.id, h.at, h.event, a.name AS actorName, h.fromOrgId, f.name AS fromOrgName, h.toOrgId, t.name AS toOrgName,
           h.fromStatus, h.toStatus, h.changed, h.reason
         FROM member_history h LEFT JOIN member a ON a.id = h.actorId LEFT JOIN org f ON f.id = h.fromOrgId LEFT JOIN org t ON t.id = h.toOrgId
         WHERE (h.memberId = ? OR h.memberId IN (SELECT aliasId FROM member_alias WHERE memberId = ?)) ${before ? 'AND h.id < ?' : ''} ORDER BY h.id DESC LIMIT ${limit + 1}`,
        [memberId, memberId, ...(before ?? [])],
      ),
    );
    return toPage(rows, limit, historyItem, (row) => [row.id]);
  }

  /** Posts of an organisation in force today, in the order of MEMBER_POSTS. */
  async postHolders(orgId: Id): Promise<PostHolder[]> {
    requireScope('org:read', await this.orgs.pathOf(orgId), '组织');
    const today = this.clock.today();
    const rows = await this.uow.read((tx) =>
      tx.select<PostHolder>(
        `SELECT p.post, m.name AS memberName, p.startedOn, p.termEndsOn FROM member_post p JOIN member m ON m.id = p.memberId
         WHERE p.orgId = ? AND p.startedOn <= ? AND (p.endedOn IS NULL OR p.endedOn > ?) ORDER BY p.startedOn, p.id LIMIT 50`,
        [orgId, today, today],
      ),
    );
    return rows.sort((a, b) => POST_ORDER.indexOf(a.post) - POST_ORDER.indexOf(b.post));
  }

  /** All terms of a member, the newest first. */
  async postsOf(memberId: Id): Promise<MemberPostView[]> {
    type Row = Omit<MemberPostView, 'org'> & { orgId: Id; orgName: string };
    const rows = await this.uow.read((tx) =>
      tx.select<Row>(
        `SELECT p.id, p.post, p.orgId, o.name AS orgName, p.startedOn, p.termEndsOn, p.endedOn
         FROM member_post p JOIN org o ON o.id = p.orgId WHERE p.memberId = ? ORDER BY p.startedOn DESC, p.id DESC LIMIT 200`,
        [memberId],
      ),
    );
    return rows.map(({ orgId, orgName, ...post }) => ({ ...post, org: { id: orgId, name: orgName } }));
  }

  private async postsToday(ids: Id[]): Promise<Map<Id, MemberPostCode[]>> {
    const posts = new Map<Id, MemberPostCode[]>();
    if (ids.length === 0) return posts;
    const today = this.clock.today();
    const rows = await this.uow.read((tx) =>
      tx.select<{ memberId: Id; post: MemberPostCode }>(
        `SELECT memberId, post FROM member_post
         WHERE memberId IN (${placeholders(ids)}) AND startedOn <= ? AND (endedOn IS NULL OR endedOn > ?) ORDER BY startedOn, id`,
        [...ids, today, today],
      ),
    );
    for (const { memberId, post } of rows) posts.set(memberId, [...(posts.get(memberId) ?? []), post]);
    return posts;
  }

  private async items(rows: ListRow[]): Promise<Map<Id, MemberListItem>> {
    const posts = await this.postsToday(rows.map((row) => row.id));
    const today = this.clock.today();
    return new Map(rows.map((row) => [row.id, this.item(row, posts.get(row.id) ?? [], today)]));
  }

  private item(row: ListRow, posts: MemberPostCode[], today: string): MemberListItem {
    const { id, name, sex, category, kind, status } = row;
    return {
      id, name, sex, age: yearsBetween(row.birthDate, today), category, kind, status, org: { id: row.orgId, name: row.orgName },
      maskedPhone: this.vault.maskedPhone(row.phone), joinedOn: row.joinedOn, posts,
    };
  }
}

function historyItem(row: HistoryRow): MemberHistoryItem {
  const org = (id: Id | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    id: row.id, at: isoTime(row.at), event: row.event, actorName: row.actorName, fromOrg: org(row.fromOrgId, row.fromOrgName),
    toOrg: org(row.toOrgId, row.toOrgName), fromStatus: row.fromStatus, toStatus: row.toStatus, changed: JSON.parse(row.changed), reason: row.reason,
  };
}
