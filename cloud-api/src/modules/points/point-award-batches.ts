import { Injectable } from '@nestjs/common';
import type { AwardManyBody, Id, PointEntry } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Problem } from '../../platform/http';
import { OrgDirectory, OrgMembership, type OrgPerson, type OrgRef } from '../orgs';
import { noRule, PointAwardChecks } from './point-award-checks';
import { PointEntryRow } from './point-entry.entity';
import { PointEntryViews } from './point-entry.views';
import { PointLedger } from './point-ledger';

interface Awarded {
  member: OrgPerson;
  org: OrgRef;
}

/** One fact entered for many members: an entry each, all of them or none. */
@Injectable()
export class PointAwardBatches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: PointLedger,
    private readonly checks: PointAwardChecks,
    private readonly views: PointEntryViews,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  async award(body: AwardManyBody): Promise<PointEntry[]> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(body.orgId);
    requireScope('point:award', org.path, '组织');
    this.checks.notInFuture(body);
    const awarded = await this.members(body, org);
    const rows = await this.uow.run(async (tx) => {
      const known = await this.known(tx, awarded.map(({ member }) => keyOf(caller.memberId, body, member.id)));
      const entries: PointEntryRow[] = [];
      for (const one of awarded) {
        const before = known.get(keyOf(caller.memberId, body, one.member.id));
        entries.push(before ?? (await this.enter(tx, body, one, caller.memberId)));
      }
      return entries;
    });
    return this.views.of(rows, caller);
  }

  private async enter(tx: Tx, body: AwardManyBody, { member, org }: Awarded, by: Id): Promise<PointEntryRow> {
    const { ruleCode, occurredOn, subject, evidenceNote, requestId } = body;
    const entry = await this.ledger.post(tx, {
      ruleCode, org, memberId: member.id, occurredOn, source: 'award', sourceId: requestId, subject, evidenceNote,
      evidencePage: body.evidencePage ?? null, idempotencyKey: keyOf(by, body, member.id), createdBy: by,
    });
    if (!entry) throw noRule();
    await this.checks.record(tx, 'point.award', entry);
    return entry;
  }

  private async known(tx: Tx, keys: string[]): Promise<Map<string, PointEntryRow>> {
    const rows = await tx.repo(PointEntryRow).findBy({ idempotencyKey: In(keys) });
    return new Map(rows.map((row) => [row.idempotencyKey, row]));
  }

  /** In the order of organisations and members, in which the ledger's locks are taken: two batches never wait for each other in a circle. */
  private async members(body: AwardManyBody, under: OrgRef): Promise<Awarded[]> {
    const people = await this.people.people(body.memberIds);
    const orgs = await this.orgs.getMany([...people.values()].map(({ orgId }) => orgId));
    const ruled = new Map<Id, boolean>();
    for (const { id, path } of orgs.values()) ruled.set(id, (await this.checks.ruleFor(body, path)) !== null);
    if (![...ruled.values()].includes(true) && ruled.size > 0) throw noRule();

    const caller = currentPrincipal();
    const refusal = (id: Id, index: number): string | null => {
      const member = people.get(id);
      const org = member && orgs.get(member.orgId);
      if (!org || !caller.can('point:award', org.path)) return `第 ${index + 1} 名党员不存在，或不在您的管理范围内，请重新选择`;
      if (!org.path.startsWith(under.path)) return `${member.name}不在${under.name}及其下级组织，请重新选择`;
      if (!member.active) return `${member.name}的党籍已变动，不能登记，请取消选择`;
      if (!ruled.get(org.id)) return `${member.name}所在的${org.name}在发生月份不适用该规则，请取消选择`;
      return null;
    };
    const errors = body.memberIds.flatMap((id, index) => {
      const message = refusal(id, index);
      return message ? [{ path: `memberIds.${index}`, message }] : [];
    });
    if (errors.length > 0) throw new Problem('request.invalid', { detail: `${errors.length} 名党员不能登记，全部未登记。`, errors });
    return [...people.values()].map((member) => ({ member, org: orgs.get(member.orgId)! })).sort((a, b) => compare(a.org.id, b.org.id) || compare(a.member.id, b.member.id));
  }
}

const keyOf = (by: Id, { requestId }: AwardManyBody, memberId: Id): string => `award:${by}:${requestId}:${memberId}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
