import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, OpenNoticeBody, VersionBody, VersionReasonBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Calendar } from '../../../platform/calendar';
import { Clock } from '../../../platform/clock';
import { invalidField, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { Outbox, OutboxHandlers } from '../../../platform/outbox';
import { CASE_PUBLISHED, CASE_WITHDRAWN, type CasePublished, type CaseWithdrawn } from '../case-events';
import { CaseMessages } from '../case-messages';
import { CaseRules } from '../case-rules';
import { CaseStore, type CaseBundle } from '../case-store';
import { CaseAccess } from '../case.access';
import type { CaseRecord } from '../case.entity';
import { caseMachine } from '../case.workflow';
import { CaseNoticeRow, CaseObjectionRow } from './case-notice.entity';

/** 公示 → 发布 → 撤回 (features S0-PUB1). */
@Injectable()
export class Publications implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly rules: CaseRules,
    private readonly calendar: Calendar,
    private readonly messages: CaseMessages,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.declare(CASE_PUBLISHED);
    this.handlers.declare(CASE_WITHDRAWN);
  }

  /** Begins today; at least as many working days as the rules ask for. */
  async openNotice(id: Id, { version, endsOn }: OpenNoticeBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      await this.access.requireHandler(bundle, 'officer');
      const today = this.clock.today();
      const earliest = await this.calendar.workDayAfter(today, await this.rules.number('noticeDays', bundle.record.orgPath));
      if (endsOn && endsOn < earliest) throw invalidField('endsOn', `公示截止日期不能早于 ${earliest}`);
      const record = await this.store.transition(tx, bundle.record, 'open_notice', { version });
      const last = endsOn ?? earliest;
      await tx.repo(CaseNoticeRow).insert({
        id: newId(), caseId: id, round: record.round, startsOn: today, endsOn: last, workingDays: await this.calendar.workDaysBetween(today, last),
        state: 'open', openedById: currentPrincipal().memberId, openedAt: this.clock.now(),
      });
      await this.messages.toAuthors(tx, { ...bundle, record }, 'open_notice', '开始公示', `公示至 ${last}，期间党员可以提出异议。`);
    });
  }

  /** After the last day of the notice, with every objection answered. Problems: case.notice_running, conflict.state. */
  async publish(id: Id, { version }: VersionBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      await this.access.requireHandler(bundle, 'officer');
      caseMachine.next(bundle.record.status, 'publish');
      await this.requireNoticeOver(tx, bundle.record);
      const publishedAt = this.clock.now();
      const record = await this.store.transition(tx, bundle.record, 'publish', { version, change: { publishedAt } });
      await tx.repo(CaseNoticeRow).update({ caseId: id, round: record.round, state: 'open' }, { state: 'closed' });
      const event: CasePublished = { ...facts({ ...bundle, record }), categoryCode: record.categoryCode!, publishedAt: publishedAt.toISOString() };
      await this.outbox.add(tx, CASE_PUBLISHED, event, { dedupKey: `${CASE_PUBLISHED}:${id}:${record.round}` });
      await this.messages.toAuthors(tx, { ...bundle, record }, 'publish', '已发布到案例库', '');
    });
  }

  async withdraw(id: Id, { version, reason }: VersionReasonBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      await this.access.requireHandler(bundle, 'officer');
      const record = await this.store.transition(tx, bundle.record, 'withdraw', { version, reason });
      const event: CaseWithdrawn = { ...facts({ ...bundle, record }), reason, withdrawnAt: this.clock.now().toISOString() };
      await this.outbox.add(tx, CASE_WITHDRAWN, event, { dedupKey: `${CASE_WITHDRAWN}:${id}:${record.round}` });
      await this.messages.toAuthors(tx, { ...bundle, record }, 'withdraw', '已从案例库撤回', reason);
    });
  }

  private async requireNoticeOver(tx: Tx, { id, round }: CaseRecord): Promise<void> {
    const notice = await tx.repo(CaseNoticeRow).findOneByOrFail({ caseId: id, round });
    if (this.clock.today() <= notice.endsOn) throw new Problem('case.notice_running', { detail: `公示至 ${notice.endsOn}，之后才能发布。` });
    const open = await tx.repo(CaseObjectionRow).countBy({ noticeId: notice.id, state: 'open' });
    if (open > 0) throw new Problem('conflict.state', { detail: `还有 ${open} 条异议没有答复，答复后才能发布。` });
  }
}

const facts = ({ record, authors }: Pick<CaseBundle, 'record' | 'authors'>) => ({
  caseId: record.id, title: record.title, orgId: record.orgId, orgPath: record.orgPath, authorIds: authors.map((row) => row.memberId),
});
