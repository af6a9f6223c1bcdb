import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DuplicatePair, DuplicateRecord, Id, MemberMerge, MergeMembersBody, Page, PageQuery } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { decodeCursor, invalidField, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import { MemberAccess, type MemberInOrg } from './member.access';
import { Member } from './member.entity';
import { MemberFollowers } from './member-followers';
import { MemberLog } from './member-log';
import { MemberViews } from './member.mapper';
import { MemberAlias } from './member-records.entity';
import { MemberVault } from './member-vault';
import { requireVersion, saveVersion } from './members.service';

type Pair = { firstId: Id; secondId: Id };

/** One person entered twice becomes one record again (S0-ORG1). */
@Injectable()
export class MemberMergeService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly access: MemberAccess,
    private readonly followers: MemberFollowers,
    private readonly orgs: OrgDirectory,
    private readonly vault: MemberVault,
    private readonly views: MemberViews,
    private readonly log: MemberLog,
  ) {}

  onModuleInit(): void {
    this.followers.declare([
      { table: 'member_post', column: 'memberId', kind: 'posts' },
      { table: 'member_alias', column: 'memberId' },
    ]);
  }

  /** Two of one name who also share the birthday or the phone: typing errors in the ID number are what makes doubles. */
  async duplicates(query: PageQuery): Promise<Page<DuplicatePair>> {
    const limit = pageLimit(query);
    const after = decodeCursor(query, 2);
    const scopes = currentPrincipal().scopes('member:write');
    const [one, other] = [scopeSql('oa.path', scopes), scopeSql('ob.path', scopes)];
    const pairsBy = (same: string) => `SELECT a.id AS firstId, b.id AS secondId FROM member a JOIN org oa ON oa.id = a.orgId
      JOIN member b ON ${same} AND b.name = a.name AND b.id > a.id JOIN org ob ON ob.id = b.orgId WHERE ${one.sql} AND ${other.sql}`;
    // Each half has an index of its own; joined by OR they would have none.
    const sql = `SELECT firstId, secondId FROM (${pairsBy('b.sortKey = a.sortKey AND b.birthDate = a.birthDate')} UNION ${pairsBy('b.phoneHash = a.phoneHash')}) p
      ${after ? 'WHERE firstId > ? OR (firstId = ? AND secondId > ?)' : ''} ORDER BY firstId, secondId LIMIT ${limit + 1}`;
    const reach = [...one.params, ...other.params];
    const params = [...reach, ...reach, ...(after ? [after[0], after[0], after[1]] : [])];
    const pairs = await this.uow.read((tx) => tx.select<Pair>(sql, params));
    const people = await this.records(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]));
    return toPage(pairs, limit, (pair) => pairOf(people.get(pair.firstId)!, people.get(pair.secondId)!), (pair) => [pair.firstId, pair.secondId]);
  }

  preview(id: Id, body: MergeMembersBody): Promise<MemberMerge> {
    return this.uow.rehearse(() => this.merge(id, body));
  }

  /** The duplicate's record goes, its id stays known as another one of the member: the ledger and the audit log are never rewritten. */
  merge(id: Id, { version, duplicateId, reason }: MergeMembersBody): Promise<MemberMerge> {
    if (id === duplicateId) throw invalidField('duplicateId', '请选择另一条重复的记录');
    return this.uow.run(async (tx) => {
      const kept = await this.access.require(tx, 'member:write', id);
      const duplicate = await this.access.require(tx, 'member:write', duplicateId);
      requireVersion(kept.member, version);
      const effects = await this.followers.absorb(tx, duplicateId, id);
      await this.retire(tx, duplicate.member, id, reason);
      await this.complete(tx, kept, duplicate.member);
      await this.log.record(tx, kept, 'merged', 'member.merge', { changed: [duplicate.org.name], reason });
      return { member: await this.views.view(kept), effects };
    });
  }

  private async retire(tx: Tx, duplicate: Member, memberId: Id, reason: string): Promise<void> {
    await tx.repo(Member).delete({ id: duplicate.id });
    await tx.repo(MemberAlias).insert({
      aliasId: duplicate.id, memberId, idNumber: duplicate.idNumber, idNumberHash: duplicate.idNumberHash, mergedById: currentPrincipal().memberId,
      mergedAt: this.clock.now(), reason,
    });
  }

  /** What the record that stays lacks comes from the other one. */
  private async complete(tx: Tx, { member }: MemberInOrg, { phone, phoneHash, landline, address, employment }: Member): Promise<void> {
    const seen = member.version;
    Object.assign(member, {
      ...(member.phone === null ? { phone, phoneHash } : {}), landline: member.landline ?? landline, address: member.address ?? address,
      employment: member.employment ?? employment, version: seen + 1, updatedAt: this.clock.now(),
    });
    await saveVersion(tx, member, seen);
  }

  private async records(ids: readonly Id[]): Promise<Map<Id, Found>> {
    if (ids.length === 0) return new Map();
    const members = await this.uow.read((tx) => tx.repo(Member).createQueryBuilder('m').where('m.id IN (:...ids)', { ids }).getMany());
    const orgs = await this.orgs.getMany(members.map((member) => member.orgId));
    return new Map(members.map((member) => {
      const { id, name, status, birthDate, joinedOn, orgId } = member;
      const { maskedIdNumber, maskedPhone } = this.vault.masked(member);
      return [id, { member, record: { id, name, status, birthDate, joinedOn, org: { id: orgId, name: orgs.get(orgId)!.name }, maskedIdNumber, maskedPhone } }];
    }));
  }
}

interface Found {
  member: Member;
  record: DuplicateRecord;
}

const pairOf = (first: Found, second: Found): DuplicatePair => ({
  first: first.record, second: second.record, sameBirthDate: first.member.birthDate === second.member.birthDate,
  samePhone: first.member.phoneHash !== null && first.member.phoneHash === second.member.phoneHash,
});
