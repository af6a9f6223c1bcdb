import { Injectable } from '@nestjs/common';
import type { DuesGround, Id, IsoDate, IsoMonth, MemberCategory } from '@xianfeng/shared-types';
import { placeholders, prefixEnd, type SqlParam, UnitOfWork } from '../../database';
import { DuesTermsBook } from './dues-terms';

/** More are cheaper found by walking all members in the order that is wanted. */
const MOST_ORGS_LISTED = 400;

/** Conditions about a member `m`, without parameters. */
export interface CollectionSql {
  /** The branch that collects. */
  orgId: string;
  pays: string;
}

/** A member as the rules about collecting look at him. */
export interface Collected {
  category: MemberCategory;
  joinedOn: IsoDate;
  /** The branch that collects. */
  orgId: Id;
  orgName: string;
  /** The branch of formal membership. */
  formalOrgId: Id;
  /** Where the member takes part. */
  worksAtId: Id;
}

/** Who pays dues (第八条) and which branch collects them (第九条). Both are law: the same for every organisation. */
@Injectable()
export class DuesCollection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly terms: DuesTermsBook,
  ) {}

  /** By the rules of a month, that of today when left out. */
  async sql(month?: IsoMonth): Promise<CollectionSql> {
    const terms = await this.terms.of('', month);
    const formal = terms('formal_branch_collects').value === 1 ? 'COALESCE(m.homeOrgId, m.orgId)' : 'm.orgId';
    const atHost = terms('card_holder_pays_at_host').value === 1;
    return {
      orgId: atHost ? `CASE WHEN m.hasActivityCard = 1 AND m.hostOrgId IS NOT NULL THEN m.hostOrgId ELSE ${formal} END` : formal,
      pays: terms('probationary_pays').value === 1 ? "m.status = 'active'" : "m.status = 'active' AND m.category <> 'probationary'",
    };
  }

  /**
   * From whom organisations at the path and below collect, as a condition about a member `m` and the organisation `o` that collects.
   * No index knows who collects; whoever is at an organisation, belongs to it or is its guest is found by one.
   */
  async below(path: string, { orgId, pays }: CollectionSql): Promise<{ sql: string; params: SqlParam[] }> {
    const orgs = await this.uow.read((tx) => tx.select<{ id: Id }>(`SELECT id FROM org WHERE path >= ? AND path < ? LIMIT ${MOST_ORGS_LISTED + 1}`, [path, prefixEnd(path)]));
    if (orgs.length > MOST_ORGS_LISTED) return { sql: `o.path >= ? AND o.path < ? AND ${pays}`, params: [path, prefixEnd(path)] };
    const ids = orgs.map(({ id }) => id);
    const list = placeholders(ids);
    return {
      sql: `(m.orgId IN (${list}) OR m.homeOrgId IN (${list}) OR m.hostOrgId IN (${list})) AND ${orgId} IN (${list}) AND ${pays}`,
      params: [...ids, ...ids, ...ids, ...ids],
    };
  }

  /** Why this branch collects from the member, and since when a probationary one pays, with the articles. */
  async grounds(person: Collected): Promise<DuesGround[]> {
    const terms = await this.terms.of('');
    const ground = (code: string, text: string): DuesGround => ({ text, doc: terms(code).doc, article: terms(code).article });
    const { orgId, orgName, formalOrgId, worksAtId } = person;
    const where = orgId === formalOrgId
      ? ground('formal_branch_collects', `${worksAtId === formalOrgId ? '' : '在临时党支部期间，仍'}向正式组织关系所在的${orgName}交纳`)
      : orgId === worksAtId
        ? ground('formal_branch_collects', `向参加组织生活的${orgName}交纳`)
        : ground('card_holder_pays_at_host', `持《中国共产党流动党员活动证》，外出期间向流入地的${orgName}交纳`);
    if (person.category !== 'probationary') return [where];
    return [where, ground('probationary_pays', `预备党员自支部大会通过之日（${person.joinedOn}）起交纳，当月收缴日已过的与下月一并交`)];
  }
}
