import { Injectable } from '@nestjs/common';
import { BRANCH_KINDS, type Id, type IsoDate, type OrgClass, type OrgKind, type OrgStatus } from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import { chunk, num, placeholders, prefixEnd, UnitOfWork } from '../../database';
import { notFound } from '../../platform/http';
import { Org } from './org.entity';

/** What other modules know of an organisation. */
export interface OrgRef {
  id: Id;
  name: string;
  shortName: string;
  kind: OrgKind;
  orgClass: OrgClass;
  parentId: Id | null;
  /** Ids from the top down to this one: `/A/B/`. */
  path: string;
  status: OrgStatus;
  unitName: string | null;
}

/** An organisation that was open on a day, with those that had been merged into it by then, by way of others too. */
export interface UnitOn extends OrgRef {
  mergedIds: Id[];
}

export interface SubtreeFilter {
  kinds?: readonly OrgKind[];
  orgClass?: OrgClass;
  /** Closed organisations too; they keep their place in the tree. */
  includeClosed?: boolean;
}

const REF_COLUMNS = {
  id: true, name: true, shortName: true, kind: true, orgClass: true, parentId: true, path: true, status: true, unitName: true,
} as const;
const SELECT_REF = `SELECT ${Object.keys(REF_COLUMNS).join(', ')} FROM org`;
const IDS_PER_QUERY = 500;

/** Ids of a path, top first, the organisation itself last. */
export const idsOfPath = (path: string): Id[] => path.split('/').filter(Boolean);

/** Reading access to the tree for every module. Inside a unit of work it sees what the work has written. */
@Injectable()
export class OrgDirectory {
  constructor(private readonly uow: UnitOfWork) {}

  /** Null when there is no such organisation. */
  async find(id: Id): Promise<OrgRef | null> {
    return (await this.uow.read((tx) => tx.select<OrgRef>(`${SELECT_REF} WHERE id = ?`, [id])))[0] ?? null;
  }

  /** The organisation, or 404. */
  async get(id: Id): Promise<OrgRef> {
    const org = await this.find(id);
    if (!org) throw notFound('组织');
    return org;
  }

  async getMany(ids: Iterable<Id>): Promise<Map<Id, OrgRef>> {
    const found = new Map<Id, OrgRef>();
    for (const part of chunk([...new Set(ids)], IDS_PER_QUERY)) {
      const rows = await this.uow.read((tx) => tx.select<OrgRef>(`${SELECT_REF} WHERE id IN (${placeholders(part)})`, part));
      for (const row of rows) found.set(row.id, row);
    }
    return found;
  }

  /** Active organisations with exactly this name; more than one is possible. */
  async findByName(name: string): Promise<OrgRef[]> {
    return this.uow.read((tx) => tx.repo(Org).find({ select: REF_COLUMNS, where: { name, status: 'active' }, order: { id: 'ASC' } }));
  }

  /** Path of the organisation, or 404. */
  async pathOf(id: Id): Promise<string> {
    return (await this.get(id)).path;
  }

  /** From the top down to the parent; the organisation itself is not among them. */
  async ancestors(id: Id): Promise<OrgRef[]> {
    const ids = idsOfPath(await this.pathOf(id)).slice(0, -1);
    const found = await this.getMany(ids);
    return ids.flatMap((ancestor) => found.get(ancestor) ?? []);
  }

  /** Organisations without a parent. */
  async roots(): Promise<OrgRef[]> {
    return this.uow.read((tx) => tx.repo(Org).find({ select: REF_COLUMNS, where: { parentId: IsNull() }, order: { id: 'ASC' } }));
  }

  /** Active organisations directly below, in order of paths. */
  childrenOf(id: Id): Promise<OrgRef[]> {
    return this.uow.read((tx) => tx.select<OrgRef>(`${SELECT_REF} WHERE parentId = ? AND status = 'active' ORDER BY path`, [id]));
  }

  /** Open organisations that hold members, of all trees. */
  async branches(): Promise<OrgRef[]> {
    return (await Promise.all((await this.roots()).map(({ path }) => this.subtree(path, { kinds: BRANCH_KINDS })))).flat();
  }

  /** The organisation at the path and everything below, parents before children. */
  async subtree(path: string, filter: SubtreeFilter = {}): Promise<OrgRef[]> {
    return this.uow.read((tx) => {
      const orgs = tx.repo(Org).createQueryBuilder('o').where('o.path >= :path AND o.path < :end', { path, end: prefixEnd(path) });
      if (!filter.includeClosed) orgs.andWhere("o.status = 'active'");
      if (filter.kinds) orgs.andWhere('o.kind IN (:...kinds)', { kinds: filter.kinds });
      if (filter.orgClass) orgs.andWhere('o.orgClass = :orgClass', { orgClass: filter.orgClass });
      return orgs.select(Object.keys(REF_COLUMNS).map((name) => `o.${name}`)).orderBy('o.path').getMany();
    });
  }

  /** Organisations of the kinds that hold members and were open at the end of a day, whatever became of them since; in order of ids. */
  async unitsOn(day: IsoDate, kinds: readonly OrgKind[]): Promise<UnitOn[]> {
    type Row = OrgRef & { closedOn: IsoDate | null; mergedIntoId: Id | null };
    const sql = `SELECT ${Object.keys(REF_COLUMNS).join(', ')}, closedOn, mergedIntoId FROM org WHERE kind IN (${placeholders(BRANCH_KINDS)}) ORDER BY id`;
    const rows = new Map((await this.uow.read((tx) => tx.select<Row>(sql, [...BRANCH_KINDS]))).map((row) => [row.id, row]));
    const isOpen = (row: Row) => row.closedOn === null || row.closedOn > day;
    const units = new Map<Id, UnitOn>();
    for (const row of rows.values()) {
      const { closedOn: _closedOn, mergedIntoId: _mergedIntoId, ...ref } = row;
      if (isOpen(row) && kinds.includes(row.kind)) units.set(row.id, { ...ref, mergedIds: [] });
    }
    for (const row of rows.values()) {
      let heir: Row | undefined = row;
      while (heir && !isOpen(heir)) heir = heir.mergedIntoId === null ? undefined : rows.get(heir.mergedIntoId);
      if (heir && heir.id !== row.id) units.get(heir.id)?.mergedIds.push(row.id);
    }
    return [...units.values()];
  }

  /** Where organisations that were merged belong now, by way of others too; those that were not merged are missing from the map. */
  async successorsOf(ids: Iterable<Id>): Promise<Map<Id, OrgRef>> {
    const next = new Map<Id, Id>();
    for (let asked = [...new Set(ids)]; asked.length > 0;) {
      const found = await this.merged('id', asked);
      for (const { id, mergedIntoId } of found) next.set(id, mergedIntoId);
      asked = found.map(({ mergedIntoId }) => mergedIntoId).filter((id) => !next.has(id));
    }
    const last = (id: Id): Id => (next.has(id) ? last(next.get(id)!) : id);
    const heirs = await this.getMany([...next.keys()].map(last));
    return new Map([...next.keys()].map((id) => [id, heirs.get(last(id))!]));
  }

  /** Organisations that were merged into it, by way of others too; in order of ids. */
  async absorbed(id: Id): Promise<OrgRef[]> {
    const all = new Set<Id>();
    for (let into = [id]; into.length > 0;) {
      into = (await this.merged('mergedIntoId', into)).map((row) => row.id).filter((found) => !all.has(found));
      for (const found of into) all.add(found);
    }
    const orgs = await this.getMany(all);
    return [...all].sort().flatMap((found) => orgs.get(found) ?? []);
  }

  private async merged(by: 'id' | 'mergedIntoId', ids: readonly Id[]): Promise<{ id: Id; mergedIntoId: Id }[]> {
    const found: { id: Id; mergedIntoId: Id }[] = [];
    for (const part of chunk(ids, IDS_PER_QUERY)) {
      const sql = `SELECT id, mergedIntoId FROM org WHERE ${by} IN (${placeholders(part)}) AND mergedIntoId IS NOT NULL`;
      found.push(...(await this.uow.read((tx) => tx.select<{ id: Id; mergedIntoId: Id }>(sql, [...part]))));
    }
    return found;
  }

  /** Active organisations directly below each; those without any are missing from the map. */
  async childCounts(ids: readonly Id[]): Promise<Map<Id, number>> {
    const counts = new Map<Id, number>();
    for (const part of chunk(ids, IDS_PER_QUERY)) {
      const sql = `SELECT parentId, COUNT(*) AS n FROM org WHERE parentId IN (${placeholders(part)}) AND status = 'active' GROUP BY parentId`;
      const rows = await this.uow.read((tx) => tx.select<{ parentId: Id; n: number | string }>(sql, [...part]));
      for (const { parentId, n } of rows) counts.set(parentId, num(n));
    }
    return counts;
  }
}
