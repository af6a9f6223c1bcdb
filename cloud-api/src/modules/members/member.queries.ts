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
import { type Conditions, MemberFilters } from './member-filter';
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

const NAME_ORDER = 'm.sortKey ASC, m.id ASC';
/** Orders that `ix_member_sort` has. */
const BY_NAME: readonly string[] = [NAME_ORDER, 'm.sortKey DESC, m.id DESC'];

/** Finds all in the part of the tree and sorts them. */
const gather = ({ reach, chosen }: Conditions) => ({ sql: `${FROM} WHERE ${reach.sql} AND ${chosen.sql}`, params: [...reach.params, ...chosen.params] });

/** Goes through the members in their order until the page is full; written so that no database begins with the organisations. */
const walk = (top: string, { chosen }: Conditions) => ({
  sql: `FROM member m WHERE (SELECT SUBSTR(o.path, 1, ?) FROM org o WHERE o.id = m.orgId) = ? AND ${chosen.sql}`, params: [top.length, top, ...chosen.params],
});

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
    const { cursor: _cursor, limit: _limit, ...filter } = query;
    const found = await this.filters.conditions(filter);
    const after = decodeCursor(query, 2);
    if (after) {
      found.chosen.sql += ' AND (m.sortKey > ? OR (m.sortKey = ? AND m.id > ?))';
      found.chosen.params.push(after[0], after[0], after[1]);
    }
    const rows = await this.rows(found, NAME_ORDER, `LIMIT ${limit + 1}`);
    const items = await this.items(rows);
    return toPage(rows, limit, (row) => items.get(row.id)!, (row) => [row.sortKey, row.id]);
  }

  async table({ sort = 'name', order = 'asc', page = 1, pageSize = 20, ...filter }: MemberTableQuery): Promise<MemberTable> {
    const found = await this.filters.conditions(filter);
    // The younger was born later.
    const direction = (order === 'desc') !== (sort === 'age') ? 'DESC' : 'ASC';
    const sorted = [...SORTS[sort], 'm.id'].map((column) => `${column} ${direction}`).join(', ');
    const [n, rows] = await Promise.all([this.count(found), this.rows(found, sorted, `LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`)]);
    return { items: [...(await this.items(rows)).values()], total: n };
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

  private async count({ reach, chosen }: Conditions): Promise<number> {
    const sql = `SELECT COUNT(*) AS n ${FROM} WHERE ${reach.sql} AND ${chosen.sql}`;
    const [{ n }] = await this.uow.read((tx) => tx.select<{ n: number | string }>(sql, [...reach.params, ...chosen.params]));
    return num(n);
  }

  /** One query finds the ids, where it can in the indexes alone, another the rows. */
  private async rows(found: Conditions, order: string, part: string): Promise<ListRow[]> {
    const { sql, params } = found.wholeTree !== null && BY_NAME.includes(order) ? walk(found.wholeTree, found) : gather(found);
    return this.uow.read(async (tx) => {
      const ids = (await tx.select<{ id: Id }>(`SELECT m.id ${sql} ORDER BY ${order} ${part}`, params)).map((row) => row.id);
      if (ids.length === 0) return [];
      const rows = await tx.select<ListRow>(`SELECT ${LINE} ${FROM} WHERE m.id IN (${placeholders(ids)})`, ids);
      return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
    });
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
