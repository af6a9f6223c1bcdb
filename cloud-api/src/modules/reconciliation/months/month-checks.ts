import { Injectable } from '@nestjs/common';
import type { IsoDate, IsoMonth, MonthCheck, ReconciliationDay } from '@xianfeng/shared-types';
import { BooksVerifier, OpenEntries } from '../../books';
import { PaymentFacts } from '../../payments';

/** What has to be true before a month's books are closed. */
@Injectable()
export class MonthChecks {
  constructor(
    private readonly payments: PaymentFacts,
    private readonly books: BooksVerifier,
    private readonly entries: OpenEntries,
  ) {}

  /** @param days from the first that is not closed yet on: closing a month closes all before it. */
  async of(month: IsoMonth, lastDay: IsoDate, today: IsoDate, days: readonly ReconciliationDay[]): Promise<MonthCheck[]> {
    const [{ exceptions, cash }, entered] = await Promise.all([this.payments.openMatters(lastDay), this.entries.upTo(lastDay)]);
    const waiting = days.filter(({ comparedAt }) => comparedAt === null).length;
    const open = days.reduce((sum, { openDifferences }) => sum + openDifferences, 0);
    const check = (code: MonthCheck['code'], title: string, ok: boolean, detail: string): MonthCheck => ({ code, title, ok, detail: ok ? '' : detail });
    const checks = [
      check('over', '当月已结束', today > lastDay, `${month} 尚未结束`),
      check('days', '每日对账已完成', waiting === 0, `还有 ${waiting} 天没有对账`),
      check('differences', '对账差异已查清', open === 0, `还有 ${open} 处差异待查`),
      check('exceptions', '收款没有待人工处理的事项', exceptions === 0, `还有 ${exceptions} 项待人工处理`),
      check('cash', '现金已由第二人确认', cash === 0, `还有 ${cash} 笔现金待确认`),
      check('entries', '利息和期初已由第二人确认', entered === 0, `还有 ${entered} 笔利息或期初待确认`),
    ];
    return [...checks, await this.balanced(checks.every(({ ok }) => ok), lastDay)];
  }

  /** Sums the whole ledger: only when nothing else is left to do. */
  private async balanced(asked: boolean, day: IsoDate): Promise<MonthCheck> {
    const faults = asked ? (await this.books.verify(day)).differences.length : 0;
    const detail = asked ? `有 ${faults} 处不平，请联系系统维护人员` : '其他各项完成后检查';
    return { code: 'books', title: '党费账收支平衡', ok: asked && faults === 0, detail: asked && faults === 0 ? '' : detail };
  }
}
