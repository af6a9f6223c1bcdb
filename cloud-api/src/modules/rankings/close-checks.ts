import { Injectable } from '@nestjs/common';
import type { CloseCheck, IsoMonth } from '@xianfeng/shared-types';
import { Clock } from '../../platform/clock';
import { CaseBacklog } from '../cases';
import { PointBalances, PointTotals } from '../points';

/** What an officer should know before closing a month; only what is still to be looked at is listed. */
@Injectable()
export class CloseChecks {
  constructor(
    private readonly clock: Clock,
    private readonly totals: PointTotals,
    private readonly balances: PointBalances,
    private readonly cases: CaseBacklog,
  ) {}

  async of(month: IsoMonth): Promise<CloseCheck[]> {
    const checks: CloseCheck[] = [
      { code: 'month_running', title: '当月尚未结束', count: month >= this.clock.month() ? 1 : 0, blocking: true },
      { code: 'appeals_open', title: '积分申诉未答复（结账后成立的，更正计入下月）', count: await this.totals.openAppeals(month), blocking: false },
      { code: 'safety_pending', title: '已提交案例的内容检查未办结', count: await this.cases.safetyPending(), blocking: false },
      { code: 'adoptions_unconfirmed', title: '借鉴成效待确认（结账后确认的，积分计入下月）', count: await this.cases.adoptionsUnconfirmed(), blocking: false },
      { code: 'balances_differ', title: '积分余额与台账不一致', count: (await this.balances.differences(month)).length, blocking: false },
    ];
    return checks.filter((check) => check.count > 0);
  }
}
