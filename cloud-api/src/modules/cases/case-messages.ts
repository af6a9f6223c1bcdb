import { Injectable } from '@nestjs/common';
import type { Id, IsoDate } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Clock } from '../../platform/clock';
import { requestNotification, type NotifyRecipients } from '../../platform/notify';
import { Outbox } from '../../platform/outbox';
import type { CaseBundle } from './case-store';
import type { CaseRecord } from './case.entity';

interface Todo {
  /** With case and round the identity of the message. */
  step: string;
  task: string;
  page: string;
  due?: IsoDate;
  note?: string;
}

const DESK_PAGE = 'packages/manage/reviews/index';

const authorIds = ({ record, authors }: Pick<CaseBundle, 'record' | 'authors'>): Id[] => [...new Set([record.creatorId, ...authors.map((row) => row.memberId)])];

/** What people hear about cases, asked for in the business transaction. */
@Injectable()
export class CaseMessages {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** To the authors: a result with its reason. */
  async toAuthors(tx: Tx, { record, authors }: Pick<CaseBundle, 'record' | 'authors'>, step: string, result: string, opinion: string): Promise<void> {
    await requestNotification(this.outbox, tx, {
      topic: 'case.result', period: this.period(record, step), to: { kind: 'members', memberIds: authorIds({ record, authors }) },
      title: `《${record.title}》${result}`, body: opinion || `您的案例《${record.title}》${result}。`, page: `packages/case/detail/index?id=${record.id}`,
      template: { kind: 'case', title: record.title, result, opinion: opinion || '无', at: this.clock.now().toISOString() },
    });
  }

  /** Not to the authors, who do not review their own case. */
  async toBranch(tx: Tx, { record, authors }: Pick<CaseBundle, 'record' | 'authors'>): Promise<void> {
    const to: NotifyRecipients = { kind: 'roles', roles: ['branch_secretary', 'branch_committee'], orgId: record.orgId, except: authorIds({ record, authors }) };
    await this.todo(tx, record, to, { step: 'branch_review', task: '支部初审案例', page: DESK_PAGE });
  }

  async toOfficers(tx: Tx, record: CaseRecord, step: string, task: string): Promise<void> {
    await this.todo(tx, record, { kind: 'roles', roles: ['committee_officer'], orgId: record.orgId, nearest: true }, { step, task, page: DESK_PAGE });
  }

  /** Names neither authors nor organisation. */
  async toReviewer(tx: Tx, record: CaseRecord, review: { id: Id; reviewerId: Id; dueOn: IsoDate }, step: string, task: string): Promise<void> {
    const page = `packages/case/review/index?id=${review.id}`;
    await requestNotification(this.outbox, tx, {
      topic: 'case.todo', period: this.period(record, step), to: { kind: 'members', memberIds: [review.reviewerId] }, title: task,
      body: `有一篇案例请您盲审，请于 ${review.dueOn} 前交出评分。`, page,
      template: { kind: 'todo', task, from: '案例评审', due: review.dueOn, note: '盲审，请勿与他人讨论' },
    });
  }

  private async todo(tx: Tx, record: CaseRecord, to: NotifyRecipients, { step, task, page, due, note }: Todo): Promise<void> {
    await requestNotification(this.outbox, tx, {
      topic: 'case.todo', period: this.period(record, step), to, title: task, body: `《${record.title}》（${record.orgName}）等待办理。`, page,
      template: { kind: 'todo', task, from: record.orgName, due: due ?? this.clock.today(), note: note ?? record.title },
    });
  }

  private period(record: CaseRecord, step: string): string {
    return `${record.id}:${record.round}:${step}`;
  }
}
