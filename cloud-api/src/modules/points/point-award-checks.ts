import { Injectable } from '@nestjs/common';
import type { AwardPointsBody } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock, monthOf } from '../../platform/clock';
import { invalidField, type Problem } from '../../platform/http';
import type { PointEntryRow } from './point-entry.entity';
import { PointRuleBook } from './point-rule-book';
import type { PointRuleVersion } from './point-rule.entity';

type Fact = Pick<AwardPointsBody, 'occurredOn' | 'ruleCode'>;

export const noRule = (): Problem => invalidField('ruleCode', '该规则在发生月份未生效，请另选规则或核对日期');

/** What holds for everything that officers enter, for one or for many. */
@Injectable()
export class PointAwardChecks {
  constructor(
    private readonly clock: Clock,
    private readonly rules: PointRuleBook,
    private readonly audit: Audit,
  ) {}

  notInFuture({ occurredOn }: Fact): void {
    if (occurredOn > this.clock.today()) throw invalidField('occurredOn', '发生日期不能晚于今天');
  }

  /** The version that the fact is counted by there; null without one. */
  async ruleFor({ ruleCode, occurredOn }: Fact, orgPath: string): Promise<PointRuleVersion | null> {
    const rule = await this.rules.inForce(ruleCode, monthOf(occurredOn), orgPath);
    if (rule?.awardMode === 'automatic') throw invalidField('ruleCode', '该规则由系统自动计分，不能手工登记');
    return rule;
  }

  record(tx: Tx, action: 'point.award' | 'point.reverse', entry: PointEntryRow): Promise<void> {
    return this.audit.record(tx, {
      action, objectType: 'point_entry', objectId: entry.id, orgPath: entry.orgPath, title: entry.subject,
      detail: { rule: `${entry.ruleCode}@${entry.ruleVersion}`, deltaCenti: entry.deltaCenti, memberId: entry.memberId, reason: entry.reason },
    });
  }
}
