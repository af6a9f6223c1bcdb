import { Injectable } from '@nestjs/common';
import type { AwardPointsBody, Id, PointEntry } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { invalidField, notFound, Problem } from '../../platform/http';
import { OrgDirectory, OrgMembership, type OrgRef } from '../orgs';
import { PointEntryRow } from './point-entry.entity';
import { noRule, PointAwardChecks } from './point-award-checks';
import { PointEntryViews } from './point-entry.views';
import { PointLedger } from './point-ledger';

/** Points that an officer enters with evidence, and takes back. */
@Injectable()
export class PointAwardsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: PointLedger,
    private readonly checks: PointAwardChecks,
    private readonly views: PointEntryViews,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  async award(body: AwardPointsBody): Promise<PointEntry> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(body.orgId);
    requireScope('point:award', org.path, '组织');
    await this.check(body, org);
    const row = await this.uow.run(async (tx) => {
      const entry = await this.ledger.post(tx, {
        ruleCode: body.ruleCode, org, memberId: body.memberId ?? null, occurredOn: body.occurredOn, source: 'award', sourceId: body.requestId,
        subject: body.subject, evidencePage: body.evidencePage ?? null, evidenceNote: body.evidenceNote,
        idempotencyKey: `award:${caller.memberId}:${body.requestId}`, createdBy: caller.memberId,
      });
      if (!entry) throw noRule();
      await this.checks.record(tx, 'point.award', entry);
      return entry;
    });
    return this.views.one(row, caller);
  }

  async reverse(id: Id, reason: string): Promise<PointEntry> {
    const caller = currentPrincipal();
    const row = await this.uow.run(async (tx) => {
      const entry = await tx.repo(PointEntryRow).findOneBy({ id });
      if (!entry || !caller.can('point:award', entry.orgPath)) throw notFound('积分记录');
      if (entry.reversesId) throw new Problem('conflict.state', { detail: '冲销记录不能再次冲销。' });
      if (await tx.repo(PointEntryRow).existsBy({ reversesId: id })) throw new Problem('conflict.state', { detail: '该记录已冲销。' });
      const reversal = await this.ledger.reverse(tx, entry, { source: 'reversal', reason, createdBy: caller.memberId });
      await this.checks.record(tx, 'point.reverse', reversal);
      return reversal;
    });
    return this.views.one(row, caller);
  }

  private async check(body: AwardPointsBody, org: OrgRef): Promise<void> {
    this.checks.notInFuture(body);
    if (body.memberId) {
      const member = (await this.people.people([body.memberId])).get(body.memberId);
      if (!member || member.orgId !== org.id) throw invalidField('memberId', '该党员不在所选组织，请重新选择');
    }
    await this.checks.ruleFor(body, org.path);
  }
}
