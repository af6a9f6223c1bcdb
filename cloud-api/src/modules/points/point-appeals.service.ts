import { Injectable } from '@nestjs/common';
import type { AnswerAppealBody, AppealStatus, Id } from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Calendar } from '../../platform/calendar';
import { Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { requestNotification } from '../../platform/notify';
import { Outbox } from '../../platform/outbox';
import { RuleBook } from '../../platform/rules';
import { OrgDirectory } from '../orgs';
import { PointAppealEvent, PointAppealRow } from './point-appeal.entity';
import { appealMachine } from './point-appeal.workflow';
import { PointEntryRow } from './point-entry.entity';
import { PointLedger } from './point-ledger';
import { PointOwner } from './point-owner';
import { PointRuleBook } from './point-rule-book';

const APPEALS_PAGE = 'packages/manage/appeals/index';
const POINTS_PAGE = 'packages/account/points/index';

/** A member contests an entry, the rule's owner answers (M9). */
@Injectable()
export class PointAppealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly settings: RuleBook,
    private readonly ledger: PointLedger,
    private readonly rules: PointRuleBook,
    private readonly orgs: OrgDirectory,
    private readonly owner: PointOwner,
  ) {}

  /** One open appeal an entry; entries of others and of the branch as a whole can't be contested. */
  async file(entryId: Id, reason: string): Promise<Id> {
    const caller = currentPrincipal();
    try {
      return await this.uow.run(async (tx) => {
        const entry = await tx.repo(PointEntryRow).findOneBy({ id: entryId });
        const own = await this.owner.idsOf(caller);
        if (!entry || entry.memberId === null || !own.includes(entry.memberId)) throw notFound('积分记录');
        if (entry.reversesId || (await tx.repo(PointEntryRow).existsBy({ reversesId: entryId }))) {
          throw new Problem('conflict.state', { detail: '该记录已冲销，无需申诉。' });
        }
        const appeal = await this.newAppeal(entry, reason);
        await tx.repo(PointAppealRow).insert(appeal);
        await this.step(tx, appeal, null, 'open', reason);
        await requestNotification(this.outbox, tx, {
          topic: 'appeal.todo', period: appeal.id, to: { kind: 'roles', roles: ['committee_officer'], orgId: appeal.answerOrgId, nearest: true },
          title: '有一条积分申诉待答复', body: `对“${entry.subject}”的积分有异议：${reason}`, page: `${APPEALS_PAGE}?id=${appeal.id}`,
          template: { kind: 'todo', task: '答复积分申诉', from: '党员申诉', due: appeal.dueOn, note: entry.subject },
        });
        return appeal.id;
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new Problem('appeal.exists', { detail: '您对该记录的申诉正在处理，请等待答复。' });
      throw error;
    }
  }

  /** Upheld: the entry is reversed and, unless 0, written anew with the corrected points; in the open month when its own is closed. */
  async answer(id: Id, body: AnswerAppealBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const appeal = await tx.repo(PointAppealRow).findOneBy({ id });
      if (!appeal || !caller.can('point:answer-appeal', appeal.answerPath)) throw notFound('申诉');
      if (appeal.memberId === caller.memberId) throw new Problem('access.denied', { detail: '不能答复本人提出的申诉。' });
      const upheld = body.outcome === 'upheld';
      const status = appealMachine.next(appeal.status, upheld ? 'uphold' : 'dismiss', body.text);
      if (upheld && body.correctedCenti === undefined) throw invalidField('correctedCenti', '申诉成立时请填写更正后的分值');
      const correctedCenti = upheld ? body.correctedCenti! : null;
      await this.change(tx, appeal, body.version, { status, answeredBy: caller.memberId, answeredAt: this.clock.now(), answer: body.text, correctedCenti });
      if (correctedCenti !== null) await this.correct(tx, appeal, correctedCenti, body.text);
      await this.step(tx, appeal, appeal.status, status, body.text);
      await requestNotification(this.outbox, tx, {
        topic: 'appeal.result', period: appeal.id, to: { kind: 'members', memberIds: [appeal.memberId] },
        title: upheld ? '您的积分申诉成立，已更正' : '您的积分申诉已答复', body: body.text, page: POINTS_PAGE,
      });
    });
  }

  async withdraw(id: Id, version: number): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const appeal = await tx.repo(PointAppealRow).findOneBy({ id, memberId: caller.memberId });
      if (!appeal) throw notFound('申诉');
      const status = appealMachine.next(appeal.status, 'withdraw');
      await this.change(tx, appeal, version, { status });
      await this.step(tx, appeal, appeal.status, status, '本人撤回');
    });
  }

  private async newAppeal(entry: PointEntryRow, reason: string): Promise<PointAppealRow> {
    const today = this.clock.today();
    const rule = (await this.rules.versions(entry.ruleCode)).find((r) => r.version === entry.ruleVersion)!;
    const days = await this.settings.number('point.appeal.answer_workdays', today, entry.orgPath);
    const owner = rule.ownerOrgId ? await this.orgs.get(rule.ownerOrgId) : null;
    return {
      id: newId(), entryId: entry.id, openEntryId: entry.id, memberId: currentPrincipal().memberId, orgId: entry.orgId, orgPath: entry.orgPath,
      answerPath: owner?.path ?? entry.orgPath, answerOrgId: owner?.id ?? entry.orgId, reason, status: 'open',
      dueOn: await this.calendar.workDayAfter(today, days), overdue: false, remindedOn: null, answeredBy: null, answeredAt: null, answer: null, correctedCenti: null, version: 1, createdAt: this.clock.now(),
    };
  }

  private async correct(tx: Tx, appeal: PointAppealRow, correctedCenti: number, text: string): Promise<void> {
    const entry = await tx.repo(PointEntryRow).findOneByOrFail({ id: appeal.entryId });
    if (await tx.repo(PointEntryRow).existsBy({ reversesId: entry.id })) {
      throw new Problem('conflict.state', { detail: '该记录已另行冲销，不能再更正；请答复为不成立，并说明情况。' });
    }
    if (correctedCenti === entry.deltaCenti) throw invalidField('correctedCenti', '更正后的分值与原分值相同');
    const correction = { source: 'appeal' as const, reason: `申诉成立：${text}`.slice(0, 500), createdBy: currentPrincipal().memberId };
    await this.ledger.reverse(tx, entry, correction);
    if (correctedCenti !== 0) await this.ledger.replace(tx, entry, correctedCenti, correction);
  }

  /** Compare-and-set on status and version. */
  private async change(tx: Tx, appeal: PointAppealRow, version: number, change: Partial<PointAppealRow>): Promise<void> {
    const where = { id: appeal.id, status: appeal.status, version };
    const result = await tx.repo(PointAppealRow).update(where, { ...change, openEntryId: null, version: version + 1 });
    if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: appeal.version } });
  }

  private async step(tx: Tx, appeal: PointAppealRow, fromStatus: AppealStatus | null, toStatus: AppealStatus, reason: string): Promise<void> {
    const actorId = currentPrincipal().memberId;
    await tx.repo(PointAppealEvent).insert({ id: newId(), appealId: appeal.id, at: this.clock.now(), actorId, fromStatus, toStatus, reason: reason.slice(0, 500) });
    await this.audit.record(tx, {
      action: `appeal.${toStatus}`, objectType: 'point_appeal', objectId: appeal.id, orgPath: appeal.orgPath, title: '积分申诉',
      detail: { entryId: appeal.entryId, from: fromStatus, to: toStatus },
    });
  }
}
