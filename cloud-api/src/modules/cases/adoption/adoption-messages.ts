import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { Clock } from '../../../platform/clock';
import { requestNotification, type NotifyRecipients } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import type { CaseAdoption } from './adoption.entity';

/** What people hear about adoptions, asked for in the business transaction. */
@Injectable()
export class AdoptionMessages {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** To the branch: a result is due. Asked for again, it is the same message. */
  resultDue(tx: Tx, row: CaseAdoption, days: number): Promise<void> {
    const body = `借鉴《${row.caseTitle}》已到 ${days} 天，请填写做了什么、效果如何；没有效果也请如实说明。`;
    return this.todo(tx, row, { kind: 'roles', roles: ['branch_secretary', 'branch_committee'], orgId: row.orgId }, `due:${row.planOn}:${days}`, '填报借鉴成效', body);
  }

  toConfirm(tx: Tx, row: CaseAdoption): Promise<void> {
    const to: NotifyRecipients = { kind: 'roles', roles: ['branch_secretary', 'branch_committee'], orgId: row.orgId };
    return this.todo(tx, row, to, `confirm:${row.version}`, '确认借鉴成效', `借鉴《${row.caseTitle}》的成效已填报，等待确认。`);
  }

  returned(tx: Tx, row: CaseAdoption, reason: string): Promise<void> {
    const memberIds = [row.resultById ?? row.createdById];
    return this.todo(tx, row, { kind: 'members', memberIds }, `return:${row.version}`, '补充借鉴成效', `借鉴《${row.caseTitle}》的成效被退回：${reason}`);
  }

  /** To the authors and to who took the case up. */
  confirmed(tx: Tx, row: CaseAdoption, authorIds: Id[]): Promise<void> {
    const result = `${row.orgName}借鉴见成效`;
    return requestNotification(this.outbox, tx, {
      topic: 'adoption.result', period: `${row.id}:confirmed`, to: { kind: 'members', memberIds: [...new Set([...authorIds, row.createdById])] },
      title: `《${row.caseTitle}》${result}`, body: `${row.orgName}借鉴《${row.caseTitle}》的成效已确认。`, page: this.page(row),
      template: { kind: 'case', title: row.caseTitle, result: '成效已确认', opinion: row.orgName, at: this.clock.now().toISOString() },
    });
  }

  private todo(tx: Tx, row: CaseAdoption, to: NotifyRecipients, step: string, task: string, body: string): Promise<void> {
    return requestNotification(this.outbox, tx, {
      topic: 'adoption.todo', period: `${row.id}:${step}`, to, title: task, body, page: this.page(row),
      template: { kind: 'todo', task, from: row.orgName, due: row.dueOn ?? this.clock.today(), note: row.caseTitle },
    });
  }

  private page(row: CaseAdoption): string {
    return `packages/case/adopt/index?id=${row.id}`;
  }
}
