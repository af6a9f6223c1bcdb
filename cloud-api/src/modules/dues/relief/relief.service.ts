import { Injectable } from '@nestjs/common';
import type { ApplyReliefBody, DecideReliefBody, EndReliefBody, Id, StudyReliefBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { BillRefresh } from '../bill-refresh';
import { DuesEvents } from '../dues-events';
import { MY_DUES_PAGE } from '../dues-pages';
import { DuesPeople, type DuesPerson } from '../dues-people';
import { DuesReliefRow } from '../dues-relief.entity';
import { ReliefApprovers } from './relief-approvers';
import { reliefMachine, type ReliefStep } from './relief.workflow';

const RELIEFS_PAGE = 'packages/dues/desk/index?tab=reliefs';

/** 少交、免交. */
@Injectable()
export class ReliefService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly people: DuesPeople,
    private readonly orgs: OrgDirectory,
    private readonly approvers: ReliefApprovers,
    private readonly events: DuesEvents,
    private readonly refresh: BillRefresh,
  ) {}

  async apply(body: ApplyReliefBody): Promise<Id> {
    return this.open(await this.people.me(), body);
  }

  /** The secretary writes down what a member asks for; he can't ask for himself this way. */
  async enter(memberId: Id, body: ApplyReliefBody): Promise<Id> {
    return this.open(await this.people.require('dues:collect', memberId), body);
  }

  async study(id: Id, { agree, opinion, meetingOn, version }: StudyReliefBody): Promise<void> {
    if (meetingOn > this.clock.today()) throw invalidField('meetingOn', '研究日期不能晚于今天');
    await this.uow.run(async (tx) => {
      const { relief, org } = await this.load(tx, id);
      const caller = currentPrincipal();
      if (!caller.can('dues:collect', org.path)) throw notFound('少交免交申请');
      if (!this.approvers.mayStudy(caller, relief, org.path)) throw new Problem('access.denied', { detail: '研究意见由本支部登记，上级不代办；本人的申请由支部其他同志登记。' });
      const { approver } = await this.approvers.of(relief, org.path);
      const step: ReliefStep = !agree ? 'disagree' : approver === 'branch' ? 'agree_alone' : 'pass_up';
      await this.take(tx, relief, org, version, step, `${meetingOn} 支部研究：${opinion}`, { studiedBy: caller.memberId });
      if (step === 'pass_up') await this.tellCommittee(tx, relief, org);
    });
  }

  async decide(id: Id, { approve, opinion, version }: DecideReliefBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const { relief, org } = await this.load(tx, id);
      const caller = currentPrincipal();
      if (!caller.can('dues:relief', org.path)) throw notFound('少交免交申请');
      if (!(await this.approvers.mayDecide(caller, relief, org.path))) {
        throw new Problem('access.denied', { detail: '少交、免交须由上一级党委批准，本支部、本人和登记研究意见的同志不能审批。' });
      }
      await this.take(tx, relief, org, version, approve ? 'approve' : 'refuse', opinion);
    });
  }

  async withdraw(id: Id, version: number): Promise<void> {
    await this.uow.run(async (tx) => {
      const { relief, org } = await this.load(tx, id);
      if (relief.memberId !== currentPrincipal().memberId) throw notFound('少交免交申请');
      await this.take(tx, relief, org, version, 'withdraw', null);
    });
  }

  /** Ends before its time; bills of later months that nobody has paid are as if it had never been. */
  async end(id: Id, { toMonth, reason, version }: EndReliefBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const { relief, org } = await this.load(tx, id);
      if (!currentPrincipal().can('dues:collect', org.path)) throw notFound('少交免交申请');
      if (toMonth < relief.fromMonth || toMonth >= relief.toMonth) throw invalidField('toMonth', `应在 ${relief.fromMonth} 至 ${relief.toMonth} 之前的月份中选择`);
      await this.take(tx, relief, org, version, 'end', reason, { toMonth });
    });
  }

  private async open(person: DuesPerson, body: ApplyReliefBody): Promise<Id> {
    if (body.toMonth < body.fromMonth) throw invalidField('toMonth', '结束月份不能早于开始月份');
    if (body.kind === 'reduce' && body.monthlyFen === undefined) throw invalidField('monthlyFen', '请填写少交后每月交纳的金额');
    const relief: DuesReliefRow = {
      id: newId(), memberId: person.id, orgId: person.orgId, retired: person.kind === 'retired', kind: body.kind,
      monthlyFen: body.kind === 'reduce' ? body.monthlyFen! : null, fromMonth: body.fromMonth, toMonth: body.toMonth, reason: body.reason, status: 'submitted',
      studiedBy: null, version: 1, createdAt: this.clock.now(),
    };
    await this.uow.run(async (tx) => {
      await this.refuseOverlap(tx, relief);
      await tx.repo(DuesReliefRow).insert(relief);
      await this.events.record(tx, { type: 'dues_relief', id: relief.id, orgPath: person.orgPath, title: person.name, from: null, to: 'submitted', reason: body.reason });
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: relief.id, to: { kind: 'roles', roles: ['branch_secretary'], orgId: person.orgId },
        title: '有一份少交免交党费申请待支部研究', body: `${person.name}申请 ${body.fromMonth} 至 ${body.toMonth}${body.kind === 'exempt' ? '免交' : '少交'}党费。`, page: RELIEFS_PAGE,
      });
    });
    return relief.id;
  }

  /** One relief a month: two would contradict each other. */
  private async refuseOverlap(tx: Tx, relief: DuesReliefRow): Promise<void> {
    const [other] = await tx.select<{ fromMonth: string; toMonth: string }>(
      `SELECT fromMonth, toMonth FROM dues_relief WHERE memberId = ? AND id <> ? AND status IN ('submitted', 'studied', 'approved', 'ended') AND fromMonth <= ? AND toMonth >= ? LIMIT 1${tx.forUpdateSql}`,
      [relief.memberId, relief.id, relief.toMonth, relief.fromMonth],
    );
    if (other) throw new Problem('conflict.duplicate', { detail: `已有 ${other.fromMonth} 至 ${other.toMonth} 的申请或批准，请先撤回或终止。` });
  }

  private async load(tx: Tx, id: Id): Promise<{ relief: DuesReliefRow; org: OrgRef }> {
    const relief = await tx.repo(DuesReliefRow).findOneBy({ id });
    if (!relief) throw notFound('少交免交申请');
    return { relief, org: await this.orgs.get(relief.orgId) };
  }

  /** Compare-and-set, its row, and what follows for bills and for the member. */
  private async take(tx: Tx, relief: DuesReliefRow, org: OrgRef, version: number, step: ReliefStep, reason: string | null, more: Partial<DuesReliefRow> = {}): Promise<void> {
    const status = reliefMachine.next(relief.status, step, reason ?? undefined);
    const result = await tx.repo(DuesReliefRow).update({ id: relief.id, status: relief.status, version }, { ...more, status, version: version + 1 });
    if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: relief.version } });
    const person = (await this.people.find(relief.memberId))!;
    await this.events.record(tx, { type: 'dues_relief', id: relief.id, orgPath: org.path, title: person.name, from: relief.status, to: status, reason });
    if (status === 'approved' || status === 'ended') await this.refresh.of(tx, [relief]);
    if (status === 'approved' || status === 'refused' || status === 'ended') {
      const what = relief.kind === 'exempt' ? '免交' : '少交';
      await requestNotification(this.outbox, tx, {
        topic: 'dues.result', period: `${relief.id}:${status}`, to: { kind: 'members', memberIds: [relief.memberId] },
        title: status === 'approved' ? `${what}党费已批准` : status === 'ended' ? `${what}党费已终止` : `${what}党费未获批准`, body: reason ?? '', page: MY_DUES_PAGE,
      });
    }
  }

  private tellCommittee(tx: Tx, relief: DuesReliefRow, org: OrgRef): Promise<void> {
    return requestNotification(this.outbox, tx, {
      topic: 'dues.todo', period: `${relief.id}:studied`, to: { kind: 'roles', roles: ['committee_officer', 'committee_secretary'], orgId: org.parentId ?? org.id, nearest: true },
      title: '有一份少交免交党费申请待审批', body: `${org.name}已研究同意，请上一级党委审批。`, page: RELIEFS_PAGE,
    });
  }
}
