import { Injectable } from '@nestjs/common';
import type { Id, PaymentDecisionBody, RegisterCashBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock, startOfDate } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { ConsentQueries } from '../../dues';
import { Collection } from '../booking/collection';
import { type CollectedLine, type PayerOf, sumOf } from '../booking/collected';
import { OrderDrafts } from '../orders/order-draft';
import { isSecond } from '../parties';
import { monthsInWords, yuan } from '../payment-words';
import { firstOf } from './cash.access';
import { PaymentCashRow } from './cash.entity';
import { CashStore } from './cash-store';

export const CASH_PAGE = 'packages/dues/desk/index?tab=cash';
const NO_RETURN = {
  returnWay: null, returnReason: null, returnAskedBy: null, returnAskedAt: null, returnDecidedBy: null, returnDecidedAt: null, returnedOn: null, returnSlip: null, returnRefusal: null,
};

/** Cash with two persons: who took it registers, another one confirms. Nothing is income before that. */
@Injectable()
export class CashService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly drafts: OrderDrafts,
    private readonly consents: ConsentQueries,
    private readonly collection: Collection,
    private readonly store: CashStore,
  ) {}

  async register(body: RegisterCashBody): Promise<Id> {
    const caller = currentPrincipal();
    if (body.receivedOn > this.clock.today()) throw invalidField('receivedOn', '收款日期不能晚于今天');
    return this.uow.run(async (tx) => {
      const payer = await this.payerOf(body);
      const { member, lines } = await this.drafts.linesOf(tx, {
        memberId: body.memberId, months: body.months, extraFen: body.extraFen ?? 0, payer: { memberId: payer.kind === 'self' ? body.memberId : payer.memberId, consentId: body.consentId ?? null },
      });
      if (!caller.can('dues:collect', member.orgPath)) throw notFound('党员');
      await this.refuseAgain(tx, member.id, lines);
      const cash: PaymentCashRow = {
        id: newId(), status: 'registered', memberId: member.id, memberName: member.name, orgId: member.orgId, orgPath: member.orgPath,
        payerKind: payer.kind, payerMemberId: payer.kind === 'self' ? member.id : payer.memberId, payerName: payer.kind === 'self' ? member.name : payer.name,
        consentId: body.consentId ?? null, lines, amountFen: sumOf(lines, ({ fen }) => fen), receivedOn: body.receivedOn, note: body.note,
        registeredBy: caller.memberId, decidedBy: null, decidedAt: null, decision: null, ...NO_RETURN, version: 1, createdAt: this.clock.now(),
      };
      await tx.repo(PaymentCashRow).insert(cash);
      await this.store.step(tx, cash, null, body.note);
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: cash.id, to: { kind: 'roles', roles: ['branch_committee', 'finance_officer'], orgId: cash.orgId, nearest: true, except: [...new Set([caller.memberId, cash.memberId, ...(cash.payerMemberId ? [cash.payerMemberId] : [])])] },
        title: '有一笔现金党费待确认', body: `${cash.memberName}，${yuan(cash.amountFen)}，请核对后确认。`, page: CASH_PAGE,
        template: { kind: 'todo', task: '确认现金党费', from: '党支部登记', due: this.clock.today(), note: yuan(cash.amountFen) },
      });
      return cash.id;
    });
  }

  /** The same decision by the same person again, whose answer was lost, finds it standing. */
  async decide(id: Id, { outcome, reason = '', version }: PaymentDecisionBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const cash = await this.store.lock(tx, id, 'dues:confirm-cash');
      if (cash.decidedBy === caller.memberId && (cash.status === 'rejected') === (outcome === 'reject')) return;
      if (!isSecond(cash.registeredBy, cash, caller.memberId)) {
        throw new Problem('payment.second_person', { detail: '现金党费须由登记人、交纳人以外的支部委员或党费管理员确认。' });
      }
      await this.store.change(tx, cash, version, outcome === 'approve' ? 'confirm' : 'reject', reason, {
        decidedBy: caller.memberId, decidedAt: this.clock.now(), decision: reason || '核对无误',
      });
      if (outcome === 'approve') await this.book(tx, cash);
    });
  }

  /** The entry, or the wish to give it back: by who made it. */
  async withdraw(id: Id, version: number): Promise<void> {
    await this.uow.run(async (tx) => {
      const cash = await this.store.lock(tx, id, 'dues:collect');
      if (firstOf(cash) !== currentPrincipal().memberId) throw new Problem('access.denied', { detail: '只有登记人（申请人）本人可以撤回；您可以不予确认，并说明原因。' });
      const [action, reason] = cash.status === 'returning' ? (['withdraw_return', '撤回退还申请'] as const) : (['withdraw', '登记人撤回'] as const);
      await this.store.change(tx, cash, version, action, reason, action === 'withdraw_return' ? NO_RETURN : {});
    });
  }

  /** Two entries of the same moment both pass; the books take only one of them. */
  private async refuseAgain(tx: Tx, memberId: Id, lines: readonly CollectedLine[]): Promise<void> {
    const waiting = (await tx.repo(PaymentCashRow).findBy({ memberId, status: 'registered' })).flatMap((cash) => cash.lines);
    const again = lines.filter(({ billId }) => billId !== null && waiting.some((line) => line.billId === billId)).map(({ month }) => month!);
    if (again.length > 0) throw invalidField('months', `${monthsInWords(again)}的现金已登记，等待第二人确认，不要重复登记`);
  }

  /** A month that was paid otherwise meanwhile stops all of it: the notes are still at hand and go back to the member. */
  private async book(tx: Tx, cash: PaymentCashRow): Promise<void> {
    const booked = await this.collection.book(tx, {
      source: { type: 'cash', id: cash.id }, method: 'cash', from: 'cash', member: { id: cash.memberId, name: cash.memberName },
      payer: { kind: cash.payerKind, memberId: cash.payerMemberId, name: cash.payerName }, org: { id: cash.orgId, path: cash.orgPath }, lines: cash.lines,
      orderId: null, transactionId: null, at: startOfDate(cash.receivedOn),
    });
    if (booked.overFen > 0) throw new Problem('payment.paid', { detail: '所登记的月份已另行交纳，请退回现金，并撤回或不予确认该笔登记。' });
  }

  private async payerOf({ memberId, consentId }: RegisterCashBody): Promise<PayerOf> {
    if (!consentId) return { kind: 'self', memberId, name: '' };
    const { payer } = await this.consents.one(consentId);
    return { kind: payer.memberId ? 'member' : 'relative', memberId: payer.memberId, name: payer.name };
  }
}
