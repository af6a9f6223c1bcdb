import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { addDays, Clock } from '../../../platform/clock';
import { WechatPay } from '../../../platform/wechat-pay/ports';
import { PaymentFacts } from '../../payments';
import { newestBillDay } from './bill-day';
import { DayRun } from './day-run';

/** WeChat keeps bills for three months. */
const REACH_DAYS = 89;

/** Works off every day that could have been reconciled and was not, the oldest first. */
@Injectable()
export class PendingDays {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly wechat: WechatPay,
    private readonly payments: PaymentFacts,
    private readonly runs: DayRun,
  ) {}

  /** A day that can't be done holds up none after it; the job ends in what went wrong and tries such a day again. */
  async run(): Promise<void> {
    const firstDay = await this.payments.firstDay();
    if (!this.wechat.enabled || firstDay === null) return;
    const newest = newestBillDay(this.clock.now());
    const oldest = addDays(this.clock.today(), -REACH_DAYS);
    const done = await this.compared(oldest);
    const failed: string[] = [];
    for (let day = firstDay > oldest ? firstDay : oldest; day <= newest; day = addDays(day, 1)) {
      if (!done.has(day)) await this.runs.run(day).catch((error: Error) => failed.push(`${day}: ${error.message}`));
    }
    if (failed.length > 0) throw new Error(failed.join('; '));
  }

  private async compared(from: IsoDate): Promise<Set<IsoDate>> {
    const rows = await this.uow.read((tx) => tx.select<{ day: IsoDate }>("SELECT day FROM recon_day WHERE day >= ? AND status = 'compared'", [from]));
    return new Set(rows.map(({ day }) => day));
  }
}
