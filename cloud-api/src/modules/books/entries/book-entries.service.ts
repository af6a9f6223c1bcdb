import { Injectable } from '@nestjs/common';
import { BOOK_ENTRY_KINDS, type BookEntryAction, type BookEntryKind, DUES_ACCOUNTS, type DuesAccount, type EnterBookEntryBody, type Id, type IsoDate } from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { DuesLedger } from '../ledger/dues-ledger';
import { credit, debit } from '../ledger/journal';
import { yuan } from '../money';
import { MoneyOnHand } from '../money-on-hand';
import { BookEntryRow } from './book-entry.entity';
import { bookEntryMachine } from './book-entry.workflow';

const INCOME: Record<BookEntryKind, DuesAccount> = { interest: 'interest_income', opening: 'opening' };

/** Interest and opening balances: one enters them from the paper, another confirms that the books take them. */
@Injectable()
export class BookEntriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly ledger: DuesLedger,
    private readonly money: MoneyOnHand,
    private readonly steps: BooksSteps,
    private readonly outbox: Outbox,
  ) {}

  async enter({ on, ...body }: EnterBookEntryBody): Promise<Id> {
    const caller = currentPrincipal();
    const org = await this.orgs.get(body.orgId);
    requireScope('dues:finance', org.path, '组织');
    if (org.status === 'closed') throw new Problem('conflict.state', { detail: `${org.name}已撤销，账上不再登记新的款项。` });
    this.money.notInFuture({ on });
    if (body.kind === 'interest' && body.account !== 'bank') throw invalidField('account', '存款利息记入银行存款');
    if (body.kind === 'opening') await this.beforeTheBooks(body.orgId, on);
    const row: BookEntryRow = {
      ...body, id: newId(), day: on, orgPath: org.path, status: 'entered', standingKey: standingKeyOf(body), enteredBy: caller.memberId, enteredAt: this.clock.now(),
      decidedBy: null, decidedAt: null, reason: null, version: 1,
    };
    try {
      await this.uow.run(async (tx) => {
        await tx.repo(BookEntryRow).insert(row);
        await this.steps.add(tx, subjectOf(row), 'enter', null, { amountFen: row.amountFen, account: row.account, voucher: row.voucher });
        await requestNotification(this.outbox, tx, {
          topic: 'dues.todo', period: row.id, to: { kind: 'roles', roles: ['finance_officer'], orgId: org.id, nearest: true }, title: `${BOOK_ENTRY_KINDS[row.kind]}待确认`,
          body: `${org.shortName}${BOOK_ENTRY_KINDS[row.kind]} ${yuan(row.amountFen)} 元已登记，请另一位党费管理员在电脑端“党费账目”核对凭证后确认。`, page: 'packages/dues/desk/index?tab=entries',
        });
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const detail = row.kind === 'interest' ? `回单 ${row.voucher} 的利息已登记过，请核对回单编号。` : `${org.shortName}的${DUES_ACCOUNTS[row.account].name}已有期初，更正请先冲销原来的一笔。`;
      throw new Problem('conflict.duplicate', { detail });
    }
    return row.id;
  }

  async confirm(id: Id, version: number): Promise<void> {
    await this.act(id, 'confirm', version, undefined, async (tx, { kind, account, amountFen, day, voucher, orgId, orgPath }) => {
      await this.ledger.post(tx, {
        key: journalKey(id), kind, orgId, orgPath, on: day, memo: `${BOOK_ENTRY_KINDS[kind]}，凭证 ${voucher}`, source: { type: 'book_entry', id },
        lines: [debit(account, amountFen), credit(INCOME[kind], amountFen)], by: currentPrincipal().memberId,
      });
    });
  }

  async refuse(id: Id, version: number, reason: string): Promise<void> {
    await this.act(id, 'refuse', version, reason, async () => {});
  }

  async reverse(id: Id, version: number, reason: string): Promise<void> {
    await this.act(id, 'reverse', version, reason, async (tx, row) => {
      await this.money.spend(tx, row.orgId, row.account, row.amountFen);
      await this.ledger.reverse(tx, journalKey(id), {
        on: this.clock.today(), memo: `冲销${BOOK_ENTRY_KINDS[row.kind]}，凭证 ${row.voucher}`, by: currentPrincipal().memberId,
      });
    });
  }

  private async act(id: Id, action: BookEntryAction, version: number, reason: string | undefined, book: (tx: Tx, row: BookEntryRow) => Promise<void>): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const row = await tx.repo(BookEntryRow).findOneBy({ id });
      if (!row || !caller.can('dues:finance', row.orgPath)) throw notFound('登记的款项');
      if (row.enteredBy === caller.memberId) throw new Problem('payment.second_person', { detail: '登记人不能自己办理，请由另一位党费管理员核对凭证后办理。' });
      const status = bookEntryMachine.next(row.status, action, reason);
      const standingKey = status === 'confirmed' ? row.standingKey : null;
      const decided = { status, standingKey, reason: reason ?? null, decidedBy: caller.memberId, decidedAt: this.clock.now(), version: version + 1 };
      const { affected } = await tx.repo(BookEntryRow).update({ id, status: row.status, version }, decided);
      if (affected !== 1) throw new Problem('conflict.version', { meta: { version: row.version } });
      await this.steps.add(tx, subjectOf(row), action, reason ?? null, { amountFen: row.amountFen });
      await book(tx, row);
    });
  }

  /** Later it would stand beside money that it is made of. */
  private async beforeTheBooks(orgId: Id, on: IsoDate): Promise<void> {
    const sql = "SELECT MIN(occurredOn) AS day FROM dues_journal WHERE orgId = ? AND kind NOT IN ('opening', 'reversal')";
    const [{ day }] = await this.uow.read((tx) => tx.select<{ day: IsoDate | null }>(sql, [orgId]));
    if (day !== null && on > day) throw invalidField('on', `期初是启用账簿前的结余，本组织第一笔账在 ${day}，请填这一天或更早的日期`);
  }
}

const journalKey = (id: Id): string => `entry:${id}`;
const subjectOf = (row: BookEntryRow) => ({ objectType: 'book_entry' as const, id: row.id, orgPath: row.orgPath, title: BOOK_ENTRY_KINDS[row.kind] });

function standingKeyOf({ orgId, kind, account, voucher }: Pick<BookEntryRow, 'orgId' | 'kind' | 'account' | 'voucher'>): string {
  return `${kind}:${orgId}:${kind === 'opening' ? account : voucher}`;
}
