import { Injectable } from '@nestjs/common';
import type { Id, OrgEffect } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { prefixEnd } from '../../database';
import { requireScope } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { notFound, Problem } from '../../platform/http';
import { RuleBook } from '../../platform/rules';
import { OrgFollowers } from './org-followers';
import { Org } from './org.entity';

/** Room for 18 levels; deeper trees are a mistake. */
const PATH_LENGTH = 512;

/** A path directly below another one. */
export const below = (path: string): string => `${path}_/`;

/** Loading for a change, guarded saving, and the rewriting of paths. */
@Injectable()
export class OrgStore {
  constructor(
    private readonly clock: Clock,
    private readonly followers: OrgFollowers,
    private readonly rules: RuleBook,
  ) {}

  /** Changes of the tree's shape take turns: two moves at once could make a circle that neither sees. */
  async lockTree(tx: Tx): Promise<void> {
    await tx.select(`SELECT id FROM org WHERE parentId IS NULL${tx.forUpdateSql}`);
  }

  /** The organisation for a change, or 404 when it is missing or the caller may not maintain it. */
  async load(tx: Tx, id: Id): Promise<Org> {
    const org = await tx.forUpdate(tx.repo(Org).createQueryBuilder('o').where('o.id = :id', { id })).getOne();
    if (!org) throw notFound('组织');
    requireScope('org:write', org.path, '组织');
    return org;
  }

  /** Like load, and the organisation must be active. */
  async loadActive(tx: Tx, id: Id): Promise<Org> {
    const org = await this.load(tx, id);
    if (org.status === 'closed') throw new Problem('org.closed', { detail: `“${org.name}”已撤销，不能再作调整。` });
    return org;
  }

  /** Like loadActive, and the caller maintains what stands below it: an officer of the organisation alone puts nothing under it. */
  async loadRoof(tx: Tx, id: Id): Promise<Org> {
    const org = await this.loadActive(tx, id);
    requireScope('org:write', below(org.path), '组织');
    return org;
  }

  /** Saves by compare-and-set on the version; a lost race answers 409. */
  async save(tx: Tx, org: Org, change: Partial<Org>): Promise<Org> {
    const row = { ...change, version: org.version + 1, updatedAt: this.clock.now() };
    const { affected } = await tx.repo(Org).update({ id: org.id, version: org.version }, row);
    if (affected !== 1) throw versionConflict(org.version);
    return Object.assign(org, row);
  }

  /** Puts an organisation under another parent and rewrites the path of everything below by its prefix; tells what went along. */
  async reparent(tx: Tx, org: Org, parent: Org): Promise<OrgEffect[]> {
    const oldPath = org.path;
    const newPath = `${parent.path}${org.id}/`;
    const [{ longest }] = await tx.select<{ longest: number }>('SELECT MAX(LENGTH(path)) AS longest FROM org WHERE path >= ? AND path < ?', [oldPath, prefixEnd(oldPath)]);
    if (Number(longest) - oldPath.length + newPath.length > PATH_LENGTH) throw new Problem('org.kind', { detail: '组织层级过深，请选择更高的上级组织。' });
    await this.save(tx, org, { parentId: parent.id });
    await tx.execute('UPDATE org SET path = CONCAT(?, SUBSTR(path, ?)) WHERE path >= ? AND path < ?', [newPath, oldPath.length + 1, oldPath, prefixEnd(oldPath)]);
    await this.rules.follow(tx, oldPath, newPath);
    org.path = newPath;
    return this.followers.move(tx, oldPath, newPath);
  }
}

export const versionConflict = (current: number): Problem =>
  new Problem('conflict.version', { detail: '该组织已被他人修改，请刷新后再试。', meta: { version: current } });

export function requireVersion(org: Org, version: number): void {
  if (org.version !== version) throw versionConflict(org.version);
}
