import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ConfirmMoneyBody, DUES_USES, type DuesUseAction, type Id, type RequestUseBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { FileUsage, FileViews } from '../../files';
import { OrgDirectory } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { DuesLedger } from '../ledger/dues-ledger';
import { credit, debit } from '../ledger/journal';
import { yuan } from '../money';
import { MoneyOnHand } from '../money-on-hand';
import { isRequester, mayDo } from './dues-use.access';
import { DuesUseFileRow, DuesUseRow } from './dues-use.entity';
import { duesUseMachine } from './dues-use.workflow';
import { permittedUse } from './use-rules';

interface Decision {
  version: number;
  reason?: string;
  change?: Partial<DuesUseRow>;
}

/** Use of dues: decided by a meeting, asked for by one, approved and paid by another. */
@Injectable()
export class DuesUsesService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly usage: FileUsage,
    private readonly files: FileViews,
    private readonly ledger: DuesLedger,
    private readonly money: MoneyOnHand,
    private readonly steps: BooksSteps,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.usage.register({ uses: async (fileId) => (await this.usesWith(fileId)).length > 0, shows: (fileId) => this.shows(fileId) });
  }

  async request({ orgId, useClass, fileIds, ...words }: RequestUseBody): Promise<Id> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(orgId);
    requireScope('dues:collect', org.path, '组织');
    const permitted = permittedUse(useClass);
    this.money.notInFuture({ on: words.decidedOn }, 'decidedOn');
    await this.checkFiles(fileIds, caller.memberId);
    const row: DuesUseRow = {
      ...words, id: newId(), orgId, orgPath: org.path, useClass: permitted, status: 'requested', requestedBy: caller.memberId, requestedAt: this.clock.now(),
      decidedBy: null, decidedAt: null, reason: null, paidOn: null, account: null, voucher: null, version: 1,
    };
    await this.uow.run(async (tx) => {
      await tx.repo(DuesUseRow).insert(row);
      await tx.repo(DuesUseFileRow).insert(fileIds.map((fileId, position) => ({ useId: row.id, fileId, position })));
      await this.steps.add(tx, subjectOf(row), 'request', null, { amountFen: row.amountFen, decidedOn: row.decidedOn });
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: row.id, to: { kind: 'roles', roles: ['finance_officer'], orgId, nearest: true }, title: '党费使用待审批',
        body: `${org.shortName}申请使用党费 ${yuan(row.amountFen)} 元：${row.purpose}`, page: 'packages/dues/desk/index?tab=uses',
      });
    });
    return row.id;
  }

  /** Pays and books it. */
  async approve(id: Id, { account, on, voucher, version }: ConfirmMoneyBody): Promise<void> {
    this.money.notInFuture({ on });
    await this.act(id, 'approve', (row) => {
      if (on < row.decidedOn) throw invalidField('on', `不能早于集体研究的日期（${row.decidedOn}）`);
      return { version, change: { paidOn: on, account, voucher } };
    }, async (tx, row) => {
      await this.money.spend(tx, row.orgId, account, row.amountFen);
      await this.ledger.post(tx, {
        key: `use:${id}`, kind: 'use', orgId: row.orgId, orgPath: row.orgPath, on, memo: row.purpose, source: { type: 'use', id },
        lines: [debit(DUES_USES[row.useClass].account, row.amountFen), credit(account, row.amountFen)], by: currentPrincipal().memberId,
      });
    });
  }

  async reject(id: Id, version: number, reason: string): Promise<void> {
    await this.act(id, 'reject', () => ({ version, reason, change: { reason } }), async () => {});
  }

  async withdraw(id: Id, version: number, reason: string): Promise<void> {
    await this.act(id, 'withdraw', () => ({ version, reason, change: { reason } }), async () => {});
  }

  private async act(id: Id, action: DuesUseAction, decide: (row: DuesUseRow) => Decision, book: (tx: Tx, row: DuesUseRow) => Promise<void>): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const row = await tx.repo(DuesUseRow).findOneBy({ id });
      if (!row || !mayDo(action, row, caller)) throw notFound('党费使用申请');
      if (action !== 'withdraw' && isRequester(row, caller)) {
        throw new Problem('payment.second_person', { detail: '申请人不能审批自己的申请，请由另一位党费管理员审批。' });
      }
      const { version, reason, change } = decide(row);
      const status = duesUseMachine.next(row.status, action, reason);
      const decided = { ...change, status, decidedBy: caller.memberId, decidedAt: this.clock.now(), version: version + 1 };
      const { affected } = await tx.repo(DuesUseRow).update({ id, status: row.status, version }, decided);
      if (affected !== 1) throw new Problem('conflict.version', { meta: { version: row.version } });
      await this.steps.add(tx, subjectOf(row), action, reason ?? null, { amountFen: row.amountFen });
      if (action !== 'withdraw') await this.tellRequester(tx, row, action);
      await book(tx, row);
    });
  }

  private tellRequester(tx: Tx, row: DuesUseRow, action: 'approve' | 'reject'): Promise<void> {
    return requestNotification(this.outbox, tx, {
      topic: 'dues.result', period: `use:${row.id}`, to: { kind: 'members', memberIds: [row.requestedBy] }, page: 'packages/dues/desk/index?tab=uses',
      title: action === 'approve' ? '党费使用已批准' : '党费使用未获批准', body: `${row.purpose}，${yuan(row.amountFen)} 元`,
    });
  }

  /** New files must be the caller's own uploads. */
  private async checkFiles(fileIds: readonly Id[], memberId: Id): Promise<void> {
    if (new Set(fileIds).size !== fileIds.length) throw invalidField('fileIds', '同一文件只能添加一次');
    const [owners, views] = [await this.files.owners(fileIds), await this.files.views(fileIds)];
    fileIds.forEach((fileId, i) => {
      if (owners.get(fileId) !== memberId) throw invalidField(`fileIds.${i}`, '文件不存在或不是您上传的，请重新上传');
      if (views.get(fileId)?.safety === 'risky') throw invalidField(`fileIds.${i}`, '文件未通过内容安全检查，请更换');
    });
  }

  private usesWith(fileId: Id): Promise<{ orgPath: string }[]> {
    return this.uow.read((tx) => tx.select<{ orgPath: string }>('SELECT u.orgPath FROM dues_use_file f JOIN dues_use u ON u.id = f.useId WHERE f.fileId = ?', [fileId]));
  }

  private async shows(fileId: Id): Promise<boolean> {
    return (await this.usesWith(fileId)).some(({ orgPath }) => currentPrincipal().can('dues:report', orgPath));
  }
}

const subjectOf = (row: DuesUseRow) => ({ objectType: 'dues_use' as const, id: row.id, orgPath: row.orgPath, title: `使用党费：${row.purpose}` });
