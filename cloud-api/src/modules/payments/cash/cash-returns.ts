import { Injectable } from '@nestjs/common';
import type { Id, PaymentDecisionBody, RequestCashReturnBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { DuesLedger, MoneyOnHand } from '../../books';
import { DuesBills, DuesExtras, MY_DUES_PAGE } from '../../dues';
import { type CollectedLine, sumOf } from '../booking/collected';
import { partiesOf } from '../orders/order-member';
import { yuan } from '../payment-words';
import { ReceiptMaker } from '../receipts/receipt-maker';
import { CASH_PAGE } from './cash.service';
import type { PaymentCashRow } from './cash.entity';
import { CashStore } from './cash-store';

const sourceOf = ({ id }: PaymentCashRow): string => `cash:${id}`;

/** 现金退还: a confirmed entry goes back to who brought the money, as a whole. One person asks, another counts the notes out. */
@Injectable()
export class CashReturns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly store: CashStore,
    private readonly bills: DuesBills,
    private readonly extras: DuesExtras,
    private readonly receipts: ReceiptMaker,
    private readonly ledger: DuesLedger,
    private readonly money: MoneyOnHand,
  ) {}

  async request(id: Id, { reason, version }: RequestCashReturnBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const cash = await this.store.lock(tx, id, 'dues:collect');
      await this.requireHere(tx, cash);
      await this.store.change(tx, cash, version, 'ask_return', reason, {
        returnReason: reason, returnAskedBy: caller.memberId, returnAskedAt: this.clock.now(), returnDecidedBy: null, returnDecidedAt: null, returnRefusal: null,
      });
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: `${cash.id}:return:${cash.version}`, to: { kind: 'roles', roles: ['branch_committee', 'finance_officer'], orgId: cash.orgId, nearest: true },
        title: '有一笔现金党费待退还', body: `${cash.memberName}，${yuan(cash.amountFen)}：${reason}。请当面退还后确认。`, page: CASH_PAGE,
        template: { kind: 'todo', task: '确认退还现金党费', from: '党支部申请', due: this.clock.today(), note: yuan(cash.amountFen) },
      });
    });
  }

  /** The same decision by the same person again, whose answer was lost, finds it standing. */
  async decide(id: Id, { outcome, reason = '', version }: PaymentDecisionBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const cash = await this.store.lock(tx, id, 'dues:confirm-cash');
      if (cash.returnDecidedBy === caller.memberId && (cash.status === 'returned') === (outcome === 'approve')) return;
      if ([cash.returnAskedBy, cash.memberId, cash.payerMemberId].includes(caller.memberId)) {
        throw new Problem('payment.second_person', { detail: '退还现金须由申请人、交纳人以外的支部委员或党费管理员确认。' });
      }
      const decided = { returnDecidedBy: caller.memberId, returnDecidedAt: this.clock.now() };
      if (outcome === 'reject') return this.store.change(tx, cash, version, 'refuse_return', reason, { ...decided, returnRefusal: reason });
      await this.store.change(tx, cash, version, 'give_back', reason || '已当面退还', decided);
      await this.book(tx, cash);
    });
  }

  /** As the entry came in, in the same order of locks: bills, extra, receipt, books. */
  private async book(tx: Tx, cash: PaymentCashRow): Promise<void> {
    await this.requireHere(tx, cash);
    for (const { billId, fen } of inOrder(cash.lines)) {
      if (billId) await this.bills.unsettle(tx, { billId, fen, source: `cash-return:${cash.id}` });
      else await this.extras.takeBack(tx, [sourceOf(cash)], fen, cash.returnReason!);
    }
    await this.receipts.returned(tx, cash.id);
    await requestNotification(this.outbox, tx, {
      topic: 'dues.result', period: `${cash.id}:returned`, to: { kind: 'members', memberIds: partiesOf(cash) }, title: '现金党费已退还',
      body: `${cash.memberName}的现金党费 ${yuan(cash.amountFen)} 已当面退还：${cash.returnReason}，相应月份恢复为待交。`, page: MY_DUES_PAGE,
    });
    const reversal = { on: this.clock.today(), memo: `退还${cash.memberName}现金党费：${cash.returnReason}`.slice(0, 200), by: currentPrincipal().memberId };
    for (const orgId of [...new Set([cash.orgId, ...cash.lines.map((line) => line.orgId)])].sort()) {
      const fen = sumOf(cash.lines.filter((line) => line.orgId === orgId), (line) => line.fen);
      if (fen === 0) continue;
      await this.money.spend(tx, orgId, 'cash', fen);
      await this.ledger.reverse(tx, `cash:${cash.id}:${orgId}`, reversal);
    }
  }

  private async requireHere(tx: Tx, cash: PaymentCashRow): Promise<void> {
    if (await this.extras.passedUp(tx, [sourceOf(cash)])) throw new Problem('conflict.state', { detail: '自愿多交的大额党费已逐级上报，不能从本级退还。' });
  }
}

const inOrder = (lines: readonly CollectedLine[]): CollectedLine[] => [...lines].sort((a, b) => ((a.billId ?? '') < (b.billId ?? '') ? -1 : 1));
