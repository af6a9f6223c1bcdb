import { Injectable } from '@nestjs/common';
import type { Id, MemberKind, MemberStatus, Permission } from '@xianfeng/shared-types';
import { chunk, placeholders, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal } from '../../platform/access';
import { notFound } from '../../platform/http';
import { type Collected, DuesCollection } from './dues-collection';

const IDS_PER_QUERY = 500;

/** A member with the branch that collects (第九条). */
export interface DuesPerson extends Collected {
  id: Id;
  name: string;
  orgPath: string;
  kind: MemberKind;
  status: MemberStatus;
}

@Injectable()
export class DuesPeople {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly collection: DuesCollection,
  ) {}

  async find(id: Id): Promise<DuesPerson | null> {
    return (await this.where('m.id = ?', [id]))[0] ?? null;
  }

  findMany(ids: readonly Id[]): Promise<DuesPerson[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.where(`m.id IN (${placeholders(ids)})`, [...ids]);
  }

  /** Of these, those who pay to organisations at the path and below. */
  async payingBelow(path: string, ids: readonly Id[]): Promise<DuesPerson[]> {
    const { pays } = await this.collection.sql();
    const found: DuesPerson[] = [];
    for (const part of chunk(ids, IDS_PER_QUERY)) {
      found.push(...(await this.where(`m.id IN (${placeholders(part)}) AND o.path >= ? AND o.path < ? AND ${pays}`, [...part, path, prefixEnd(path)])));
    }
    return found;
  }

  /** The caller, who is a member of a branch. */
  async me(): Promise<DuesPerson> {
    const person = await this.find(currentPrincipal().memberId);
    if (!person) throw notFound('党员');
    return person;
  }

  /** A member in reach, or 404. */
  async require(permission: Permission, id: Id): Promise<DuesPerson> {
    const person = await this.find(id);
    if (!person || !currentPrincipal().can(permission, person.orgPath)) throw notFound('党员');
    return person;
  }

  private async where(condition: string, params: SqlParam[]): Promise<DuesPerson[]> {
    const { orgId } = await this.collection.sql();
    const sql = `SELECT m.id, m.name, o.id AS orgId, o.name AS orgName, o.path AS orgPath, COALESCE(m.homeOrgId, m.orgId) AS formalOrgId, m.orgId AS worksAtId,
        m.kind, m.category, m.status, m.joinedOn FROM member m JOIN org o ON o.id = ${orgId} WHERE ${condition}`;
    return this.uow.read((tx) => tx.select<DuesPerson>(sql, params));
  }
}

/** The member, the collecting secretary and finance; nobody else ever sees a wage base. */
export const seesBase = (caller: Principal, person: { id: Id; orgPath: string }): boolean =>
  caller.memberId === person.id || caller.can('dues:collect', person.orgPath);
