import { Injectable } from '@nestjs/common';
import type { CreateOrgBody, Id, MoveOrgBody, OrgEffect, OrgFields, OrgKind, UpdateOrgBody } from '@xianfeng/shared-types';
import { isDuplicateKey, prefixEnd, type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { effect, joinEffects, NAMES_SHOWN } from './org-effects';
import { checkFields, columnsOf, requireKinds } from './org-fields';
import { changesBetween, OrgHistory } from './org-history';
import { OrgMembership } from './org-membership';
import { OrgStore, requireVersion } from './org-store';
import { Org } from './org.entity';

/** Founding, editing and moving of single organisations. */
@Injectable()
export class OrgEditService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: OrgStore,
    private readonly history: OrgHistory,
    private readonly membership: OrgMembership,
    private readonly clock: Clock,
  ) {}

  /** Founds an organisation below one the caller maintains. */
  create({ parentId, kind, ...fields }: CreateOrgBody): Promise<Id> {
    return this.uow.run(async (tx) => {
      await this.store.lockTree(tx);
      const parent = await this.store.loadRoof(tx, parentId);
      return (await this.insert(tx, parent, kind, fields)).id;
    });
  }

  /** Writes a new organisation with its history; the caller has checked the right to do so. */
  async insert(tx: Tx, parent: Pick<Org, 'id' | 'path' | 'kind'> | null, kind: OrgKind, fields: OrgFields): Promise<Org> {
    if (parent) requireKinds(parent.kind, kind);
    const id = newId();
    const now = this.clock.now();
    const org = Object.assign(new Org(), {
      id, kind, parentId: parent?.id ?? null, path: `${parent?.path ?? '/'}${id}/`, shortName: fields.name.slice(0, 50), unitName: null,
      unitCreditCode: null, otherUnits: [], upperCode: null, foundedOn: null, termStart: null, termEnd: null, termAlarm: null, endsOn: null,
      latitudeE6: null, longitudeE6: null, address: null, status: 'active', closedOn: null, mergedIntoId: null, version: 1,
      createdAt: now, updatedAt: now, ...columnsOf(fields, kind),
    });
    checkFields(org);
    await this.requireFreeName(tx, org);
    await this.unlessCodeTaken(() => tx.repo(Org).insert(org));
    await this.history.record(tx, org, 'create', changesBetween(null, org));
    return org;
  }

  /** Changes fields; another name is kept in the history as a renaming. */
  async update(id: Id, { version, reason, ...fields }: UpdateOrgBody): Promise<void> {
    await this.uow.run(async (tx) => {
      if (fields.name) await this.store.lockTree(tx);
      const org = await this.store.loadActive(tx, id);
      requireVersion(org, version);
      const before = Object.assign(new Org(), org);
      const columns = columnsOf(fields, org.kind);
      if (fields.name && !fields.shortName && org.shortName === org.name.slice(0, 50)) {
        columns.shortName = fields.name.slice(0, 50);
      }
      const after = Object.assign(new Org(), org, columns);
      checkFields(after);
      const changes = changesBetween(before, after);
      if (changes.length === 0) return;
      if (after.name !== before.name) await this.requireFreeName(tx, after);
      await this.unlessCodeTaken(() => this.store.save(tx, org, columns));
      await this.history.record(tx, org, after.name === before.name ? 'update' : 'rename', changes, reason ?? null);
    });
  }

  /** Puts an organisation with everything below under another parent. */
  async move(id: Id, { parentId, version, reason }: MoveOrgBody): Promise<OrgEffect[]> {
    return this.uow.run(async (tx) => {
      await this.store.lockTree(tx);
      const org = await this.store.loadActive(tx, id);
      const parent = await this.store.loadRoof(tx, parentId);
      requireVersion(org, version);
      if (parent.path.startsWith(org.path)) throw new Problem('org.cycle', { detail: `“${parent.name}”是“${org.name}”自身或其下级组织。` });
      requireKinds(parent.kind, org.kind);
      if (org.parentId === parent.id) return [];
      const former = org.parentId ? await tx.repo(Org).findOneByOrFail({ id: org.parentId }) : null;
      await this.requireFreeName(tx, Object.assign(new Org(), org, { parentId: parent.id }));
      const along = await this.store.reparent(tx, org, parent);
      await this.history.record(tx, org, 'move', [{ label: '上级组织', from: former?.name ?? '', to: parent.name }], reason ?? null);
      return joinEffects([...(await this.along(tx, org)), ...along]);
    });
  }

  /** Who and what stands below and goes along. */
  private async along(tx: Tx, org: Org): Promise<OrgEffect[]> {
    const members = (await this.membership.countInSubtrees([org.path])).get(org.path) ?? 0;
    const [below, orgs] = await tx.repo(Org).createQueryBuilder('o').where('o.path > :path AND o.path < :end', { path: org.path, end: prefixEnd(org.path) })
      .andWhere("o.status = 'active'").orderBy('o.path').limit(NAMES_SHOWN).getManyAndCount();
    return [
      ...effect('members_along', await this.membership.namesInSubtree(org.path, NAMES_SHOWN), members), ...effect('orgs_along', below.map((o) => o.name), orgs),
    ];
  }

  /** Two active siblings of one name could not be told apart in lists and rosters. */
  private async requireFreeName(tx: Tx, org: Org): Promise<void> {
    if (!org.parentId) return;
    const namesake = await tx.repo(Org).findOne({ select: { id: true }, where: { parentId: org.parentId, name: org.name, status: 'active' } });
    if (namesake && namesake.id !== org.id) {
      throw new Problem('conflict.duplicate', { detail: `同一上级下已有“${org.name}”。`, errors: [{ path: 'name', message: '名称与同级组织重复' }] });
    }
  }

  private async unlessCodeTaken<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (isDuplicateKey(error)) throw new Problem('conflict.duplicate', { errors: [{ path: 'upperCode', message: '该上级系统代码已用于其他组织' }] });
      throw error;
    }
  }
}
