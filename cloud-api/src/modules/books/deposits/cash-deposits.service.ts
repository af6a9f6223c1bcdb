import { Injectable } from '@nestjs/common';
import { type CashDeposit, DEPOSIT_STATUS_LABELS, type DepositsQuery, type DepositStatus, type Fen, type Id, type Page } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { StateMachine } from '../../../platform/workflow';
import { OrgDirectory, ScopedPages } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { DuesLedger } from '../ledger/dues-ledger';
import { credit, debit } from '../ledger/journal';
import { MoneyOnHand } from '../money-on-hand';
import { CashDepositRow } from './cash-deposit.entity';

type Action = 'confirm' | 'refuse';

export const depositMachine = new StateMachine<DepositStatus, Action>({
  initial: 'counted',
  states: DEPOSIT_STATUS_LABELS,
  transitions: { confirm: { from: ['counted'], to: 'confirmed' }, refuse: { from: ['counted'], to: 'refused', needsReason: true } },
});

/** Cash on its way to the bank: one counts it, another confirms it by the bank's slip. */
@Injectable()
export class CashDepositsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly pages: ScopedPages,
    private readonly ledger: DuesLedger,
    private readonly money: MoneyOnHand,
    private readonly steps: BooksSteps,
  ) {}

  async create({ orgId, amountFen, note }: { orgId: Id; amountFen: Fen; note: string }): Promise<CashDeposit> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:collect', org.path, '组织');
    const row: CashDepositRow = {
      id: newId(), orgId, orgPath: org.path, amountFen, countedBy: currentPrincipal().memberId, countedAt: this.clock.now(), note, status: 'counted',
      confirmedBy: null, confirmedAt: null, depositedOn: null, slip: null, reason: null, version: 1,
    };
    await this.uow.run(async (tx) => {
      await this.money.spend(tx, orgId, 'cash', amountFen);
      await tx.repo(CashDepositRow).insert(row);
      await this.steps.add(tx, subjectOf(row), 'count', null, { amountFen });
    });
    return this.view(row);
  }

  async confirm(id: Id, { depositedOn, slip, version }: { depositedOn: string; slip: string; version: number }): Promise<CashDeposit> {
    this.money.notInFuture({ on: depositedOn }, 'depositedOn');
    return this.act(id, 'confirm', version, { depositedOn, slip }, undefined, async (tx, row) => {
      await this.money.spend(tx, row.orgId, 'cash', row.amountFen);
      await this.ledger.post(tx, {
        key: `deposit:${id}`, kind: 'deposit', orgId: row.orgId, orgPath: row.orgPath, on: depositedOn, memo: `现金存入银行，回单 ${slip}`,
        source: { type: 'deposit', id }, lines: [debit('bank', row.amountFen), credit('cash', row.amountFen)], by: currentPrincipal().memberId,
      });
    });
  }

  refuse(id: Id, version: number, reason: string): Promise<CashDeposit> {
    return this.act(id, 'refuse', version, { reason }, reason, async () => {});
  }

  async list({ orgId, status, ...query }: DepositsQuery): Promise<Page<CashDeposit>> {
    const condition = await this.pages.inReach('dues:report', { orgId, status });
    const page = await this.pages.page(CashDepositRow, condition, query);
    return { items: await this.views(page.items), next: page.next };
  }

  private async act(
    id: Id, action: Action, version: number, change: Partial<CashDepositRow>, reason: string | undefined, book: (tx: Tx, row: CashDepositRow) => Promise<void>,
  ): Promise<CashDeposit> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const row = await tx.repo(CashDepositRow).findOneBy({ id });
      if (!row || !caller.can('dues:collect', row.orgPath)) throw notFound('存款单');
      if (row.countedBy === caller.memberId) throw new Problem('payment.second_person', { detail: '清点人不能自己确认，请由另一位同志凭银行回单确认。' });
      const status = depositMachine.next(row.status, action, reason);
      const confirmed = { ...change, status, confirmedBy: caller.memberId, confirmedAt: this.clock.now(), version: version + 1 };
      const { affected } = await tx.repo(CashDepositRow).update({ id, status: row.status, version }, confirmed);
      if (affected !== 1) throw new Problem('conflict.version', { meta: { version: row.version } });
      await this.steps.add(tx, subjectOf(row), action, reason ?? null, { amountFen: row.amountFen });
      await book(tx, row);
    });
    return this.view(await this.uow.read((tx) => tx.repo(CashDepositRow).findOneByOrFail({ id })));
  }

  private async view(row: CashDepositRow): Promise<CashDeposit> {
    return (await this.views([row]))[0];
  }

  private async views(rows: readonly CashDepositRow[]): Promise<CashDeposit[]> {
    const caller = currentPrincipal();
    const orgs = await this.orgs.getMany(rows.map((row) => row.orgId));
    const name = await this.steps.names(rows.flatMap((row) => [row.countedBy, row.confirmedBy]));
    const mayAct = (row: CashDepositRow) => row.countedBy !== caller.memberId && caller.can('dues:collect', row.orgPath);
    return rows.map((row) => ({
      id: row.id, org: { id: row.orgId, name: orgs.get(row.orgId)?.shortName ?? '（已撤销）' }, amountFen: row.amountFen, countedBy: name(row.countedBy),
      countedAt: row.countedAt.toISOString(), note: row.note, status: row.status, confirmedBy: row.confirmedBy === null ? null : name(row.confirmedBy),
      confirmedAt: row.confirmedAt?.toISOString() ?? null, depositedOn: row.depositedOn, slip: row.slip, reason: row.reason, version: row.version,
      allowedActions: mayAct(row) ? depositMachine.actions(row.status) : [],
    }));
  }
}

const subjectOf = (row: CashDepositRow) => ({ objectType: 'cash_deposit' as const, id: row.id, orgPath: row.orgPath, title: '现金存入银行' });
