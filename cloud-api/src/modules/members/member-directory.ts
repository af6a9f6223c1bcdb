import { Injectable } from '@nestjs/common';
import type { Id, MemberCategory, MemberKind, MemberStatus } from '@xianfeng/shared-types';
import { chunk, num, placeholders, type SqlParam, UnitOfWork } from '../../database';
import { BlindIndex, FieldCipher, maskPhone, normaliseName, normalisePhone } from '../../platform/crypto';
import { nameCondition } from './member-search';

/** What other modules know of a member; no personal data beyond the name. */
export interface MemberRef {
  id: Id;
  name: string;
  orgId: Id;
  /** Path of the organisation now, `/A/B/`. */
  orgPath: string;
  orgName: string;
  status: MemberStatus;
  kind: MemberKind;
  category: MemberCategory;
}

const IDS_PER_QUERY = 500;
const REF_COLUMNS = 'm.id, m.name, m.orgId, o.path AS orgPath, o.name AS orgName, m.status, m.kind, m.category';
const FROM_MEMBER = 'FROM member m JOIN org o ON o.id = m.orgId';
const SELECT_REF = `SELECT ${REF_COLUMNS} ${FROM_MEMBER}`;

/** Reading access to members for every module. Inside a unit of work it sees what the work has written. */
@Injectable()
export class MemberDirectory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: BlindIndex,
    private readonly cipher: FieldCipher,
  ) {}

  /** Null when there is no such member. */
  async findById(id: Id): Promise<MemberRef | null> {
    return (await this.where('m.id = ?', [id]))[0] ?? null;
  }

  /** What the member itself sees of the record; the phone masked, null where none is registered. Null when there is no such member. */
  async findSelf(id: Id): Promise<(MemberRef & { maskedPhone: string | null }) | null> {
    const sql = `SELECT ${REF_COLUMNS}, m.phone ${FROM_MEMBER} WHERE m.id = ?`;
    const [row] = await this.uow.read((tx) => tx.select<MemberRef & { phone: string | null }>(sql, [id]));
    if (!row) return null;
    const { phone, ...ref } = row;
    return { ...ref, maskedPhone: phone && maskPhone(this.opened(phone)) };
  }

  /** Unknown ids are missing from the map; an alias answers the member it stands for. */
  async getMany(ids: Iterable<Id>): Promise<Map<Id, MemberRef>> {
    const found = new Map<Id, MemberRef>();
    for (const part of chunk([...new Set(ids)], IDS_PER_QUERY)) {
      for (const row of await this.where(`m.id IN (${placeholders(part)})`, part)) found.set(row.id, row);
      const missing = part.filter((id) => !found.has(id));
      if (missing.length > 0) await this.addAliases(found, missing);
    }
    return found;
  }

  /** Other ids of the member, under which the ledger and the audit log may know the person. */
  async aliasesOf(memberId: Id): Promise<Id[]> {
    const rows = await this.uow.read((tx) => tx.select<{ aliasId: Id }>('SELECT aliasId FROM member_alias WHERE memberId = ?', [memberId]));
    return rows.map((row) => row.aliasId);
  }

  /** Everybody registered with the phone, whatever the status: families share numbers. */
  async findByPhone(phone: string): Promise<MemberRef[]> {
    return this.where('m.phoneHash = ? ORDER BY m.id', [this.index.of('phone', phone)]);
  }

  /** Of those with the phone, the ones with exactly this name. */
  async findByPhoneAndName(phone: string, name: string): Promise<MemberRef[]> {
    const wanted = normaliseName(name);
    return (await this.findByPhone(phone)).filter((m) => normaliseName(m.name) === wanted);
  }

  /** By name, pinyin or its initials within a part of the tree, the order of the roster. */
  async searchByName(text: string, scope: { sql: string; params: SqlParam[] }, limit: number): Promise<MemberRef[]> {
    const name = nameCondition(text);
    return this.where(`${scope.sql} AND ${name.sql} ORDER BY m.sortKey, m.id LIMIT ${limit}`, [...scope.params, ...name.params]);
  }

  /** Members with status 正常 whose organisation this is. */
  async activeIdsOfOrg(orgId: Id): Promise<Id[]> {
    const sql = `SELECT id FROM member WHERE orgId = ? AND status = 'active' ORDER BY id`;
    return (await this.uow.read((tx) => tx.select<{ id: Id }>(sql, [orgId]))).map((row) => row.id);
  }

  /** Members with status 正常 by organisation; organisations without any are missing from the map. */
  async activeCounts(orgIds: Iterable<Id>): Promise<Map<Id, number>> {
    const counts = new Map<Id, number>();
    for (const part of chunk([...new Set(orgIds)], IDS_PER_QUERY)) {
      const sql = `SELECT orgId, COUNT(*) AS n FROM member WHERE orgId IN (${placeholders(part)}) AND status = 'active' GROUP BY orgId`;
      for (const row of await this.uow.read((tx) => tx.select<{ orgId: Id; n: number | string }>(sql, part))) counts.set(row.orgId, num(row.n));
    }
    return counts;
  }

  /** Phones in clear, for sending SMS and nothing else; members without one are missing from the map. */
  async phonesOf(memberIds: Iterable<Id>): Promise<Map<Id, string>> {
    const phones = new Map<Id, string>();
    for (const part of chunk([...new Set(memberIds)], IDS_PER_QUERY)) {
      const sql = `SELECT id, phone FROM member WHERE id IN (${placeholders(part)}) AND phone IS NOT NULL`;
      for (const row of await this.uow.read((tx) => tx.select<{ id: Id; phone: string }>(sql, part))) phones.set(row.id, this.opened(row.phone));
    }
    return phones;
  }

  private opened(phone: string): string {
    return normalisePhone(this.cipher.decrypt(phone, 'member.phone'));
  }

  private async addAliases(found: Map<Id, MemberRef>, ids: readonly Id[]): Promise<void> {
    const sql = `SELECT l.aliasId, r.* FROM member_alias l JOIN (${SELECT_REF}) r ON r.id = l.memberId WHERE l.aliasId IN (${placeholders(ids)})`;
    const rows = await this.uow.read((tx) => tx.select<MemberRef & { aliasId: Id }>(sql, [...ids]));
    for (const { aliasId, ...ref } of rows) found.set(aliasId, ref);
  }

  private where(condition: string, params: SqlParam[]): Promise<MemberRef[]> {
    return this.uow.read((tx) => tx.select<MemberRef>(`${SELECT_REF} WHERE ${condition}`, params));
  }
}
