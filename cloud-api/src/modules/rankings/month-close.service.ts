import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { IsoMonth, MonthClose } from '@xianfeng/shared-types';
import { isDuplicateKey, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock, shiftMonth } from '../../platform/clock';
import { Problem } from '../../platform/http';
import { Schedules } from '../../platform/jobs';
import { Outbox, OutboxHandlers } from '../../platform/outbox';
import { OrgDirectory, OrgMembership } from '../orgs';
import { PointMonths } from '../points';
import { BulletinRow } from './bulletin.entity';
import { CloseChecks } from './close-checks';
import { MonthCloseRow } from './month-close.entity';
import { MonthCloser } from './month-closer';
import { RankingSeal } from './ranking.entity';

const RUN_CLOSE = 'ranking.close';
const SHOWN = 12;


/** The officer's side of the month close: what is open, start and progress. */
@Injectable()
export class MonthCloseService implements OnModuleInit {
  private readonly logger = new Logger(MonthCloseService.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
    private readonly schedules: Schedules,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly months: PointMonths,
    private readonly checks: CloseChecks,
    private readonly closer: MonthCloser,
  ) {}

  onModuleInit(): void {
    this.handlers.on<{ month: IsoMonth }>(RUN_CLOSE, ({ month }) => this.closer.run(month));
    this.schedules.every('ranking.close.resume', 60_000, () => this.resume());
  }

  /** The month to be closed next, then the closed ones, newest first. */
  async list(): Promise<MonthClose[]> {
    const started = await this.uow.read((tx) => tx.repo(MonthCloseRow).find({ select: { month: true, phase: true }, order: { month: 'DESC' }, take: SHOWN }));
    const months = started.map((row) => row.month);
    if (started[0]?.phase === 'closed' || started.length === 0) months.unshift(await this.nextToClose());
    return Promise.all(months.map((month) => this.status(month)));
  }

  async status(month: IsoMonth): Promise<MonthClose> {
    const caller = currentPrincipal();
    const [close, seal, bulletin] = await this.uow.read((tx) => Promise.all([
      tx.repo(MonthCloseRow).findOneBy({ month }),
      tx.repo(RankingSeal).findOne({ select: { month: true, hash: true }, where: { month } }),
      tx.repo(BulletinRow).findOne({ select: { id: true }, where: { month } }),
    ]));
    const atTop = await this.holdsTop(caller);
    const closed = close?.phase === 'closed';
    const starter = close?.startedBy ? (await this.people.people([close.startedBy])).get(close.startedBy) : undefined;
    return {
      month, phase: close?.phase ?? null, progress: { done: close?.done ?? 0, of: close?.total ?? 0 },
      checks: closed ? [] : await this.checks.of(month),
      startedBy: starter?.name ?? null, startedAt: close?.startedAt.toISOString() ?? null, closedAt: close?.closedAt?.toISOString() ?? null,
      hash: seal?.hash ?? null, bulletinId: bulletin?.id ?? null,
      allowedActions: [
        ...(!closed && atTop && month < this.clock.month() ? ['close' as const] : []),
        ...(closed ? ['verify' as const] : []),
        ...(closed && atTop && !bulletin && caller.has('bulletin:edit') ? ['draft_bulletin' as const] : []),
      ],
    };
  }

  /** Months close in order, each once, for the whole tree: only at its top. Asked again, an interrupted close goes on. */
  async close(month: IsoMonth, acceptOpen: boolean): Promise<MonthClose> {
    const caller = currentPrincipal();
    if (!(await this.holdsTop(caller))) throw new Problem('access.denied', { detail: '月度结账由最上级党委办理。' });
    const known = await this.uow.read((tx) => tx.repo(MonthCloseRow).findOneBy({ month }));
    if (known?.phase === 'closed') throw new Problem('ranking.sealed', { detail: `${month} 已结账封存。` });
    if (!known) await this.requireReady(month, acceptOpen);
    try {
      await this.uow.run(async (tx) => {
        if (!known) {
          await this.closer.begin(tx, month, caller.memberId);
          await this.audit.record(tx, {
            action: 'ranking.close', objectType: 'month', objectId: month, orgPath: caller.orgPath, title: `${month} 开始结账`, detail: { acceptOpen },
          });
        }
        await this.outbox.add(tx, RUN_CLOSE, { month });
      });
    } catch (error) {
      // Two officers at the same instant: the other's close is the one.
      if (!isDuplicateKey(error)) throw error;
    }
    return this.status(month);
  }

  private async requireReady(month: IsoMonth, acceptOpen: boolean): Promise<void> {
    const last = await this.months.latestFrozen();
    const next = last && shiftMonth(last, 1);
    if (next && month !== next) throw new Problem('ranking.not_ready', { detail: `请按月份顺序结账，下一个应结账的月份是 ${next}。`, meta: { next } });
    const checks = await this.checks.of(month);
    if (checks.some((c) => c.blocking)) throw new Problem('ranking.not_ready', { detail: `${checks[0].title}，不能结账。`, meta: { checks } });
    if (checks.length > 0 && !acceptOpen) throw new Problem('ranking.not_ready', { detail: '还有未办结事项，请确认后再结账。', meta: { checks } });
  }

  /** After the last closed one; before any close, the calendar month before this. */
  private async nextToClose(): Promise<IsoMonth> {
    const last = await this.months.latestFrozen();
    return last ? shiftMonth(last, 1) : shiftMonth(this.clock.month(), -1);
  }

  private async holdsTop(caller: Principal): Promise<boolean> {
    return (await this.orgs.roots()).some((root) => caller.can('ranking:close', root.path));
  }

  /** Closes whose process died; a running one keeps its lease. */
  private async resume(): Promise<void> {
    const open = await this.uow.read((tx) => tx.select<{ month: IsoMonth }>("SELECT month FROM month_close WHERE phase <> 'closed' ORDER BY month"));
    for (const { month } of open) {
      this.logger.log(`going on with the close of ${month}`);
      await this.closer.run(month);
    }
  }
}
