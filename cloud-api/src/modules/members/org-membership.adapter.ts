import { Injectable } from '@nestjs/common';
import { MEMBER_POSTS, type Id, type MemberEvent, type MemberPostCode, type OrgEffect } from '@xianfeng/shared-types';
import { chunk, num, placeholders, prefixEnd, type SqlParam, type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { currentContext } from '../../platform/http';
import { newId } from '../../platform/ids';
import { effect, OrgMembership, type OrgPerson } from '../orgs';
import { MemberDirectory } from './member-directory';
import { MemberHistory } from './member-records.entity';

const BATCH = 500;
/** SQLite takes at most 500 parts of a UNION. */
const SUBTREES = 100;
const COMMITTEE_POSTS = (Object.keys(MEMBER_POSTS) as MemberPostCode[]).filter((post) => post !== 'group_leader');

/**
 * Members as they were at an instant: the first change after it tells what was before. One statement, so that a change that is
 * made meanwhile is seen whole or not at all.
 */
const COUNT_AT = `SELECT orgId, COUNT(*) AS n FROM (
    SELECT CASE WHEN t.memberId IS NULL THEN m.orgId ELSE COALESCE((SELECT h.fromOrgId FROM member_history h
        WHERE h.memberId = m.id AND h.at >= ? AND h.event IN ('moved', 'attached', 'returned') ORDER BY h.at, h.id LIMIT 1), m.orgId) END AS orgId,
      CASE WHEN t.memberId IS NULL THEN m.status ELSE COALESCE((SELECT h.fromStatus FROM member_history h
        WHERE h.memberId = m.id AND h.at >= ? AND h.event = 'status' ORDER BY h.at, h.id LIMIT 1), m.status) END AS status,
      COALESCE(t.entered, 0) AS entered
    FROM member m LEFT JOIN (
      SELECT memberId, MAX(CASE WHEN event IN ('created', 'imported') AND toStatus IS NOT NULL THEN 1 ELSE 0 END) AS entered
      FROM member_history WHERE at >= ? GROUP BY memberId) t ON t.memberId = m.id) x
  WHERE status = 'active' AND entered = 0 GROUP BY orgId`;

/** The organisations' view of their members. */
@Injectable()
export class MembersOfOrgs extends OrgMembership {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: MemberDirectory,
  ) {
    super();
  }

  countByOrg(orgIds: readonly Id[]): Promise<Map<Id, number>> {
    return this.directory.activeCounts(orgIds);
  }

  async belonging(orgId: Id): Promise<number> {
    const one = `SELECT id FROM member WHERE status IN ('active', 'suspended') AND`;
    const sql = `SELECT COUNT(*) AS n FROM (${one} orgId = ? UNION ${one} homeOrgId = ?) m`;
    const [{ n }] = await this.uow.read((tx) => tx.select<{ n: number | string }>(sql, [orgId, orgId]));
    return num(n);
  }

  async countByOrgAt(at: Date): Promise<Map<Id, number>> {
    const rows = await this.uow.read((tx) => tx.select<{ orgId: Id; n: number | string }>(COUNT_AT, [at, at, at]));
    return new Map(rows.map(({ orgId, n }) => [orgId, num(n)]));
  }

  async countInSubtrees(paths: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    // One range a subtree, many in a statement: a range over a join of paths would use no index on MySQL.
    const one = `SELECT ? AS path, COUNT(*) AS n FROM org o JOIN member m ON m.orgId = o.id WHERE o.path >= ? AND o.path < ? AND m.status = 'active'`;
    for (const part of chunk(paths, SUBTREES)) {
      const params = part.flatMap((path) => [path, path, prefixEnd(path)]);
      const rows = await this.uow.read((tx) => tx.select<{ path: string; n: number | string }>(part.map(() => one).join(' UNION ALL '), params));
      for (const row of rows) counts.set(row.path, num(row.n));
    }
    return counts;
  }

  fullMemberCounts(orgIds: readonly Id[]): Promise<Map<Id, number>> {
    return this.countBy(`FROM member WHERE status = 'active' AND category = 'full'`, orgIds);
  }

  committeeSeats(orgIds: readonly Id[]): Promise<Map<Id, number>> {
    const today = this.clock.today();
    const from = `FROM member_post WHERE post IN (${placeholders(COMMITTEE_POSTS)}) AND startedOn <= ? AND (endedOn IS NULL OR endedOn > ?)`;
    return this.countBy(from, orgIds, [...COMMITTEE_POSTS, today, today]);
  }

  async people(memberIds: readonly Id[]): Promise<Map<Id, OrgPerson>> {
    const found = await this.directory.getMany(memberIds);
    return new Map([...found].map(([id, m]) => [id, { id, name: m.name, orgId: m.orgId, active: m.status === 'active' }]));
  }

  async hold(tx: Tx, memberId: Id): Promise<void> {
    await tx.hold('member', [memberId]);
  }

  async reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]> {
    if (fromOrgIds.length === 0) return [];
    const from = placeholders(fromOrgIds);
    const rows = await tx.select<MovedRow>(`SELECT id, name, orgId FROM member WHERE orgId IN (${from}) ORDER BY sortKey, id`, [...fromOrgIds]);
    await tx.execute(`UPDATE member SET orgId = ?, version = version + 1, updatedAt = ? WHERE orgId IN (${from})`, [toOrgId, this.clock.now(), ...fromOrgIds]);
    await tx.execute(`UPDATE member SET homeOrgId = ? WHERE homeOrgId IN (${from})`, [toOrgId, ...fromOrgIds]);
    await tx.execute(`UPDATE member SET hostOrgId = ? WHERE hostOrgId IN (${from})`, [toOrgId, ...fromOrgIds]);
    const posts = await this.endPosts(tx, fromOrgIds);
    await this.recordMoves(tx, 'moved', rows.map((row) => ({ ...row, toOrgId })), '组织合并');
    return [...effect('members_moved', rows.map((row) => row.name)), ...posts];
  }

  async returnFromTemporary(tx: Tx, orgId: Id): Promise<OrgEffect[]> {
    const sql = 'SELECT id, name, orgId, homeOrgId AS toOrgId FROM member WHERE orgId = ? AND homeOrgId IS NOT NULL ORDER BY sortKey, id';
    const rows = await tx.select<MovedRow & { toOrgId: Id }>(sql, [orgId]);
    await tx.execute(
      'UPDATE member SET orgId = homeOrgId, version = version + 1, updatedAt = ? WHERE orgId = ? AND homeOrgId IS NOT NULL',
      [this.clock.now(), orgId],
    );
    // A second statement: MySQL assigns from left to right, and would see the new orgId.
    for (const ids of chunk(rows.map((r) => r.id), BATCH)) {
      await tx.execute(`UPDATE member SET homeOrgId = NULL WHERE id IN (${placeholders(ids)})`, ids);
    }
    const posts = await this.endPosts(tx, [orgId]);
    await this.recordMoves(tx, 'returned', rows, '临时党支部撤销');
    return [...effect('members_returned', rows.map((row) => row.name)), ...posts];
  }

  async namesInSubtree(path: string, limit: number): Promise<string[]> {
    const sql = `SELECT m.name FROM org o JOIN member m ON m.orgId = o.id
      WHERE o.path >= ? AND o.path < ? AND m.status = 'active' ORDER BY m.sortKey, m.id LIMIT ${limit}`;
    return (await this.uow.read((tx) => tx.select<{ name: string }>(sql, [path, prefixEnd(path)]))).map((row) => row.name);
  }

  private async endPosts(tx: Tx, orgIds: readonly Id[]): Promise<OrgEffect[]> {
    const at = `orgId IN (${placeholders(orgIds)}) AND endedOn IS NULL`;
    const sql = `SELECT p.post, m.name FROM member_post p JOIN member m ON m.id = p.memberId WHERE p.${at} ORDER BY m.sortKey, p.id`;
    const held = await tx.select<{ post: MemberPostCode; name: string }>(sql, [...orgIds]);
    await tx.execute(`UPDATE member_post SET endedOn = ? WHERE ${at}`, [this.clock.today(), ...orgIds]);
    return effect('posts_ended', held.map(({ post, name }) => `${name}（${MEMBER_POSTS[post]}）`));
  }

  private async recordMoves(tx: Tx, event: MemberEvent, moves: (MovedRow & { toOrgId: Id })[], reason: string): Promise<void> {
    const common = {
      at: this.clock.now(), event, actorId: currentContext()?.principal?.memberId ?? null, fromStatus: null, toStatus: null, changed: [], reason,
    };
    for (const part of chunk(moves, BATCH)) {
      await tx.repo(MemberHistory).insert(
        part.map((m) => ({ ...common, id: newId(), memberId: m.id, fromOrgId: m.orgId, toOrgId: m.toOrgId })),
      );
    }
  }

  private async countBy(fromWhere: string, orgIds: readonly Id[], params: SqlParam[] = []): Promise<Map<Id, number>> {
    const counts = new Map<Id, number>();
    for (const part of chunk([...new Set(orgIds)], BATCH)) {
      const sql = `SELECT orgId, COUNT(*) AS n ${fromWhere} AND orgId IN (${placeholders(part)}) GROUP BY orgId`;
      const rows = await this.uow.read((tx) => tx.select<{ orgId: Id; n: number | string }>(sql, [...params, ...part]));
      for (const row of rows) counts.set(row.orgId, num(row.n));
    }
    return counts;
  }
}

interface MovedRow {
  id: Id;
  name: string;
  orgId: Id;
}
