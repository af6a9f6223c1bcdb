import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { num, type Tx } from '../../database';
import { Clock } from '../../platform/clock';
import { Problem } from '../../platform/http';
import { DuesTermsBook } from './dues-terms';

const KINDS = { arrears: { rule: 'arrears_max_months', label: '补交' }, prepay: { rule: 'prepay_max_months', label: '预交' } } as const;

/** How many months may be paid at once: by the rules, or more with the secretary's leave. */
@Injectable()
export class MonthLimits {
  constructor(
    private readonly clock: Clock,
    private readonly terms: DuesTermsBook,
  ) {}

  async of(tx: Tx, member: { id: Id; orgPath: string }): Promise<Record<keyof typeof KINDS, number>> {
    const terms = await this.terms.of(member.orgPath);
    const sql = 'SELECT kind, MAX(months) AS months FROM dues_permit WHERE memberId = ? AND until >= ? GROUP BY kind';
    const permits = await tx.select<{ kind: string; months: number | string }>(sql, [member.id, this.clock.today()]);
    const limit = (kind: keyof typeof KINDS) => Math.max(terms(KINDS[kind].rule).value, num(permits.find((p) => p.kind === kind)?.months));
    return { arrears: limit('arrears'), prepay: limit('prepay') };
  }

  async require(tx: Tx, member: { id: Id; orgPath: string }, months: readonly IsoMonth[]): Promise<void> {
    const limits = await this.of(tx, member);
    const now = this.clock.month();
    const asked = { arrears: months.filter((month) => month < now).length, prepay: months.filter((month) => month > now).length };
    for (const kind of ['arrears', 'prepay'] as const) {
      if (asked[kind] <= limits[kind]) continue;
      const detail = `一次最多${KINDS[kind].label} ${limits[kind]} 个月；确需超过的，请支部书记说明原因后放开。`;
      throw new Problem('dues.too_many_months', { detail, meta: { kind, limit: limits[kind] } });
    }
  }
}
