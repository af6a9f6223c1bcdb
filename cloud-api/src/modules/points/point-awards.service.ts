import { Injectable } from '@nestjs/common';
import type { AwardPointsBody, Id, PointEntry } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock, monthOf } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { OrgDirectory, OrgMembership, type OrgRef } from '../orgs';
import { PointEntryRow } from './point-entry.entity';
import { PointEntryViews } from './point-entry.views';
import { PointLedger } from './point-ledger';
import { PointRuleBook } from './point-rule-book';

/** Points that an officer enters with evidence, and takes back. */
@Injectable()
export class PointAwardsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly ledger: PointLedger,
    private readonly rules: PointRuleBook,
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
      if (!entry) throw invalidField('ruleCode', '该规则在发生月份未生效，请另选规则或核对日期');
      await this.record(tx, 'point.award', entry);
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
      await this.record(tx, 'point.reverse', reversal);
      return reversal;
    });
    return this.views.one(row, caller);
  }

  private async check(body: AwardPointsBody, org: OrgRef): Promise<void> {
    if (body.occurredOn > this.clock.today()) throw invalidField('occurredOn', '发生日期不能晚于今天');
    if (body.memberId) {
      const member = (await this.people.people([body.memberId])).get(body.memberId);
      if (!member || member.orgId !== org.id) throw invalidField('memberId', '该党员不在所选组织，请重新选择');
    }
    const rule = await this.rules.inForce(body.ruleCode, monthOf(body.occurredOn), org.path);
    if (rule?.awardMode === 'automatic') throw invalidField('ruleCode', '该规则由系统自动计分，不能手工登记');
  }

  private record(tx: Tx, action: string, entry: PointEntryRow): Promise<void> {
    return this.audit.record(tx, {
      action, objectType: 'point_entry', objectId: entry.id, orgPath: entry.orgPath, title: entry.subject,
      detail: { rule: `${entry.ruleCode}@${entry.ruleVersion}`, deltaCenti: entry.deltaCenti, memberId: entry.memberId, reason: entry.reason },
    });
  }
}
