import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AdoptionStatus, type CaseStatus, type Id, OPEN_ADOPTION_STATUSES, type OrgEffect, type OrgEffectKind } from '@xianfeng/shared-types';
import { num, placeholders, prefixEnd, type SqlParam, type Tx } from '../../database';
import { MemberFollowers, type MemberReference } from '../members';
import { effect, NAMES_SHOWN, OrgDirectory, type OrgFollower, OrgFollowers } from '../orgs';

interface Followed {
  table: string;
  title: string;
  /** Statuses told of as one kind; a draft is its author's own affair and goes along in silence. */
  told: readonly [OrgEffectKind, readonly (CaseStatus | AdoptionStatus)[]][];
}

const FOLLOWED: readonly Followed[] = [
  {
    table: 'case_record', title: 'title',
    told: [['cases_open', ['submitted', 'branch_review', 'committee_review', 'approved', 'notice']], ['cases_done', ['published', 'withdrawn', 'rejected']]],
  },
  // The open key of an adoption keeps the old branch's id: two branches that adopted the same case both finish what they began.
  { table: 'case_adoption', title: 'caseTitle', told: [['adoptions_open', OPEN_ADOPTION_STATUSES], ['adoptions_done', ['confirmed', 'not_effective', 'cancelled']]] },
];

/** What names a member; steps and revisions keep the id of their time. */
const NAMED: readonly MemberReference[] = [
  { table: 'case_record', column: 'creatorId', kind: 'cases' },
  { table: 'case_author', column: 'memberId', kind: 'cases', unique: ['caseId'] },
  { table: 'case_review', column: 'reviewerId', kind: 'reviews', unique: ['caseId', 'round'] },
  { table: 'case_objection', column: 'memberId' },
  { table: 'case_favourite', column: 'memberId', unique: ['caseId'] },
  { table: 'case_adoption', column: 'createdById', kind: 'adoptions' },
  { table: 'case_adoption', column: 'resultById' },
  { table: 'stored_file', column: 'ownerId', kind: 'files' },
];

/**
 * Cases and adoptions follow their organisation, so that somebody remains in charge of them; the name they were written under
 * stays. Of a closed branch the committee above stays in charge: its reach covers the path.
 */
@Injectable()
export class CaseSuccession implements OrgFollower, OnModuleInit {
  constructor(
    private readonly orgs: OrgDirectory,
    private readonly followers: OrgFollowers,
    private readonly members: MemberFollowers,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
    this.members.declare(NAMED);
  }

  async reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]> {
    const path = await this.orgs.pathOf(toOrgId);
    return this.each(tx, `orgId IN (${placeholders(fromOrgIds)})`, [...fromOrgIds], 'orgId = ?, orgPath = ?', [toOrgId, path]);
  }

  async move(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]> {
    const below = [oldPath, prefixEnd(oldPath)];
    return this.each(tx, 'orgPath >= ? AND orgPath < ?', below, 'orgPath = CONCAT(?, SUBSTR(orgPath, ?))', [newPath, oldPath.length + 1]);
  }

  private async each(tx: Tx, where: string, which: SqlParam[], change: string, to: SqlParam[]): Promise<OrgEffect[]> {
    const effects: OrgEffect[] = [];
    for (const followed of FOLLOWED) {
      for (const [kind, statuses] of followed.told) effects.push(...(await this.told(tx, followed, kind, statuses, where, which)));
      await tx.execute(`UPDATE ${followed.table} SET ${change} WHERE ${where}`, [...to, ...which]);
    }
    return effects;
  }

  private async told(tx: Tx, { table, title }: Followed, kind: OrgEffectKind, statuses: readonly string[], where: string, which: SqlParam[]): Promise<OrgEffect[]> {
    const from = `FROM ${table} WHERE ${where} AND status IN (${placeholders(statuses)})`;
    const params = [...which, ...statuses];
    const [{ n }] = await tx.select<{ n: number | string }>(`SELECT COUNT(*) AS n ${from}`, params);
    const names = await tx.select<{ name: string }>(`SELECT ${title} AS name ${from} ORDER BY id DESC LIMIT ${NAMES_SHOWN}`, params);
    return effect(kind, names.map((row) => row.name), num(n));
  }
}
