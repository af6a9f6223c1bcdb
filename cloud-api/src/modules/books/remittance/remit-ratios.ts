import { Injectable } from '@nestjs/common';
import type { OrgName, RemitRatio, SetRemitRatioBody } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock, monthOf } from '../../../platform/clock';
import { invalidField, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { RuleBook, type RuleInForce } from '../../../platform/rules';
import { RuleValue } from '../../../platform/rules/rule-value.entity';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { percent } from '../money';

/** Words for the body above the top organisation. */
export const OUTSIDE = '系统外上级党组织';
type RatioCode = 'dues.remit.branch' | 'dues.remit.committee' | 'dues.remit.centre';

const ratioCode = ({ parentId, kind }: Pick<OrgRef, 'parentId' | 'kind'>): RatioCode =>
  parentId === null ? 'dues.remit.centre' : kind === 'party_committee' ? 'dues.remit.committee' : 'dues.remit.branch';

/** Which share of the dues goes from an organisation to the one above it: dated rows, the nearest one holds. */
@Injectable()
export class RemitRatios {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly rules: RuleBook,
    private readonly orgs: OrgDirectory,
  ) {}

  inForce(org: OrgRef): Promise<RuleInForce> {
    return this.rules.find(ratioCode(org), this.clock.today(), org.path);
  }

  /** Of the organisation and those directly below it that remit to it. */
  async list(orgId: string): Promise<RemitRatio[]> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:report', org.path, '组织');
    const below = (await this.orgs.subtree(org.path)).filter((o) => o.parentId === org.id && o.kind !== 'group');
    const parents = await this.orgs.getMany(org.parentId ? [org.parentId] : []);
    const rows = await this.rows();
    return [org, ...below].map((from) => this.view(from, from === org ? (parents.get(org.parentId ?? '') ?? null) : org, rows));
  }

  /** Set by the receiving committee; the top organisation sets its own to the outside. */
  async set(body: SetRemitRatioBody): Promise<RemitRatio[]> {
    const from = await this.orgs.get(body.orgId);
    const receiver = from.parentId === null ? from : await this.orgs.get(from.parentId);
    requireScope('dues:finance', receiver.path, '组织');
    const { basisPoints, effectiveFrom, doc, article, reason } = body;
    if (!effectiveFrom.endsWith('-01')) throw invalidField('effectiveFrom', '应从某月 1 日起执行');
    if (monthOf(effectiveFrom) < this.clock.month()) throw invalidField('effectiveFrom', '最早从本月起执行，以前的月份不受影响');
    const code = ratioCode(from);
    await this.uow.run(async (tx) => {
      if (await tx.repo(RuleValue).existsBy({ code, effectiveFrom, orgPath: from.path })) {
        throw new Problem('conflict.duplicate', { detail: `${from.name}已有从 ${effectiveFrom} 起的上缴比例，请换一个月份。` });
      }
      await tx.repo(RuleValue).insert({
        id: newId(), code, value: String(basisPoints), unit: '/10000', doc, article, effectiveFrom, effectiveTo: null, orgPath: from.path, reason,
        createdById: currentPrincipal().memberId, createdAt: this.clock.now(),
      });
      await this.audit.record(tx, {
        action: 'dues_ratio.set', objectType: 'org', objectId: from.id, orgPath: from.path, title: `${from.name}上缴比例 ${percent(basisPoints)}`,
        detail: { basisPoints, effectiveFrom, doc, article, reason },
      });
    });
    return this.list(receiver.id);
  }

  private rows(): Promise<RuleValue[]> {
    return this.uow.read((tx) => tx.select<RuleValue>("SELECT * FROM rule_value WHERE code IN ('dues.remit.branch', 'dues.remit.committee', 'dues.remit.centre')"));
  }

  private view(from: OrgRef, to: OrgRef | null, rows: readonly RuleValue[]): RemitRatio {
    const today = this.clock.today();
    const [rule] = rows
      .filter((r) => r.code === ratioCode(from) && from.path.startsWith(r.orgPath) && r.effectiveFrom <= today && (r.effectiveTo === null || today <= r.effectiveTo))
      .sort((a, b) => b.orgPath.length - a.orgPath.length || b.effectiveFrom.localeCompare(a.effectiveFrom));
    const name = (org: OrgRef): OrgName => ({ id: org.id, name: org.shortName });
    return {
      from: name(from), to: to && name(to), basisPoints: Number(rule.value), doc: rule.doc, article: rule.article, effectiveFrom: rule.effectiveFrom,
      allowedActions: currentPrincipal().can('dues:finance', (to ?? from).path) ? ['set'] : [],
    };
  }
}
