import { Injectable } from '@nestjs/common';
import type {
  CreateMemberBody, Id, MemberHistoryItem, MemberView, Page, PageQuery, RevealedMember, RevealMemberBody, UpdateMemberBody,
} from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Clock } from '../../platform/clock';
import { Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { OrgDirectory } from '../orgs';
import { MemberAccess, openBranch } from './member.access';
import { columnsOf, factsOf } from './member-columns';
import { Member } from './member.entity';
import { checkFacts, FACT_LABELS, type FactField, type MemberFacts } from './member-facts';
import { MemberLog } from './member-log';
import { MemberRules } from './member-rules';
import { MemberVault } from './member-vault';
import { MemberViews } from './member.mapper';
import { MemberQueries } from './member.queries';

/** Entering, reading and correcting a member's record. */
@Injectable()
export class MembersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly access: MemberAccess,
    private readonly orgs: OrgDirectory,
    private readonly rules: MemberRules,
    private readonly vault: MemberVault,
    private readonly views: MemberViews,
    private readonly queries: MemberQueries,
    private readonly log: MemberLog,
  ) {}

  async detail(id: Id): Promise<MemberView> {
    return this.uow.read(async (tx) => this.views.view(await this.access.require(tx, 'member:read', id)));
  }

  async history(id: Id, query: PageQuery): Promise<Page<MemberHistoryItem>> {
    await this.uow.read((tx) => this.access.require(tx, 'member:read', id));
    return this.queries.history(id, query);
  }

  async create({ orgId, ...given }: CreateMemberBody): Promise<MemberView> {
    const facts = { ...NOT_GIVEN, ...definedOnly(given) };
    await this.requireSound(facts);
    return this.uow.run(async (tx) => {
      const org = await this.access.requireBranch('member:write', orgId);
      await this.requireHost(facts.hostOrgId);
      const now = this.clock.now();
      const member = Object.assign(new Member(), {
        ...columnsOf(facts, this.vault), id: newId(), orgId, homeOrgId: null, status: 'active' as const, version: 1, createdAt: now, updatedAt: now,
      });
      await this.insertOnce(tx, member);
      await this.log.record(tx, { member, org }, 'created', 'member.create', { toOrgId: orgId, toStatus: 'active' });
      return this.views.view({ member, org });
    });
  }

  async update(id: Id, { version, ...changes }: UpdateMemberBody): Promise<MemberView> {
    const rules = await this.rules.factRules();
    return this.uow.run(async (tx) => {
      const found = await this.access.require(tx, 'member:write', id);
      requireVersion(found.member, version);
      const before = factsOf(found.member, this.vault);
      const after: MemberFacts = { ...before, ...definedOnly(changes) };
      throwFaults(checkFacts(after, rules));
      if (after.hostOrgId !== before.hostOrgId) await this.requireHost(after.hostOrgId);
      const changed = changedFields(before, after);
      if (changed.length === 0) return this.views.view(found);
      await this.requireUnknown(tx, after.idNumber, id);
      const member = Object.assign(found.member, columnsOf(after, this.vault), { version: version + 1, updatedAt: this.clock.now() });
      await saveVersion(tx, member, version);
      await this.log.record(tx, found, 'updated', 'member.update', { changed: changed.map((field) => FACT_LABELS[field]) });
      return this.views.view(found);
    });
  }

  /** Shows encrypted fields; a row of the audit log for every look (PIPL art. 51). */
  async reveal(id: Id, { fields, reason }: RevealMemberBody): Promise<RevealedMember> {
    return this.uow.run(async (tx) => {
      const found = await this.access.require(tx, 'member:reveal', id);
      await this.log.trace(tx, found, 'member.reveal', { fields, reason });
      const secrets = this.vault.open(found.member);
      return Object.fromEntries(fields.map((field) => [field, secrets[field]]));
    });
  }

  private async requireSound(facts: MemberFacts): Promise<void> {
    throwFaults(checkFacts(facts, await this.rules.factRules()));
  }

  /** A host branch may stand outside the caller's scope: mobile members are away. */
  private async requireHost(hostOrgId: Id | null): Promise<void> {
    if (hostOrgId) openBranch(await this.orgs.get(hostOrgId));
  }

  private async insertOnce(tx: Tx, member: Member): Promise<void> {
    await this.requireUnknown(tx, this.vault.open(member).idNumber, null);
    try {
      await tx.repo(Member).insert(member);
    } catch (error) {
      if (isDuplicateKey(error)) throw duplicate(null);
      throw error;
    }
  }

  /** One person is one member (S0-ORG1). Who it is, is told only to those who may see it. */
  private async requireUnknown(tx: Tx, idNumber: string, except: Id | null): Promise<void> {
    const [known] = await tx.select<{ id: Id; path: string }>(
      `SELECT m.id, o.path FROM member m JOIN org o ON o.id = m.orgId
       WHERE m.idNumberHash = ? OR m.id IN (SELECT memberId FROM member_alias WHERE idNumberHash = ?)`,
      [this.vault.idNumberHash(idNumber), this.vault.idNumberHash(idNumber)],
    );
    if (known && known.id !== except) throw duplicate(currentPrincipal().can('member:read', known.path) ? known.id : null);
  }
}

const NOT_GIVEN = {
  fullOn: null, employment: null, phone: null, landline: null, address: null, lostSince: null, mobileSince: null, mobileTo: null, hostOrgId: null,
  hasActivityCard: false,
};

const duplicate = (memberId: Id | null): Problem =>
  new Problem('member.duplicate', {
    detail: memberId ? '该身份证号已登记，请打开已有党员核对。' : '该身份证号已在其他组织登记，请办理组织关系转接。',
    meta: memberId ? { memberId } : undefined,
    errors: [{ path: 'idNumber', message: '该身份证号已登记' }],
  });

/** Compare-and-set on the version; a lost race is a conflict. */
export async function saveVersion(tx: Tx, member: Member, version: number): Promise<void> {
  const { id, ...columns } = member;
  const { affected } = await tx.repo(Member).update({ id, version }, columns);
  if (affected !== 1) throw new Problem('conflict.version', { detail: '该党员信息刚被他人修改，请刷新后重试。' });
}

export function requireVersion(member: Member, version: number): void {
  if (member.version === version) return;
  throw new Problem('conflict.version', { detail: '该党员信息已被他人修改，请刷新后重试。', meta: { version: member.version } });
}

function throwFaults(faults: ReturnType<typeof checkFacts>): void {
  if (faults.length === 0) return;
  const errors = faults.map(({ field, reason, fix }) => ({ path: field, message: `${FACT_LABELS[field]}${reason}：${fix}` }));
  throw new Problem('request.invalid', { errors });
}

export const changedFields = (before: MemberFacts, after: MemberFacts): FactField[] =>
  (Object.keys(FACT_LABELS) as FactField[]).filter((field) => before[field] !== after[field]);

const definedOnly = <T extends object>(changes: T): T =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as T;
