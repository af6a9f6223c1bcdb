import { Injectable } from '@nestjs/common';
import {
  CASH_RETURN_WAYS, type CashReturnWay, type DecideCashReturnBody, type Fen, type Id, type IsoDate, type JournalLine, type RequestCashReturnBody,
} from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, Problem } from '../../../platform/http';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { DuesLedger, MergedBooks, MoneyOnHand } from '../../books';
import { DuesBills, DuesExtras, MY_DUES_PAGE } from '../../dues';
import { OrgDirectory } from '../../orgs';
import { type CollectedLine, sumOf } from '../booking/collected';
import { isSecond, partiesOf } from '../parties';
import { yuan } from '../payment-words';
import { ReceiptMaker } from '../receipts/receipt-maker';
import { CASH_PAGE } from './cash.service';
import type { PaymentCashRow } from './cash.entity';
import { CashStore } from './cash-store';

const sourceOf = ({ id }: PaymentCashRow): string => `cash:${id}`;

/** What to do when the account holds too little. */
const INSTEAD: Record<CashReturnWay, string> = {
  cash: `已存入银行的，请改为“${CASH_RETURN_WAYS.bank}”。`, bank: `尚未存入银行的，请改为“${CASH_RETURN_WAYS.cash}”，或待款项到账后再退。`,
};
const TASK: Record<CashReturnWay, string> = { cash: '请当面退还后确认。', bank: '请由党费账户转账后，凭银行回单确认。' };

/**
 * 现金退还: a confirmed entry goes back to who brought the money, as a whole. One person asks; another counts the notes out, or
 * confirms by the bank's slip that the organisation's account has paid them back.
 */
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
    private readonly merged: MergedBooks,
    private readonly orgs: OrgDirectory,
  ) {}

  async request(id: Id, { way = 'cash', reason, version }: RequestCashReturnBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const cash = await this.store.lock(tx, id, 'dues:collect');
      await this.requireHere(tx, cash);
      await this.store.change(tx, cash, version, 'ask_return', `${CASH_RETURN_WAYS[way]}：${reason}`, {
        returnWay: way, returnReason: reason, returnAskedBy: caller.memberId, returnAskedAt: this.clock.now(), returnDecidedBy: null, returnDecidedAt: null, returnedOn: null,
        returnSlip: null, returnRefusal: null,
      });
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: `${cash.id}:return:${cash.version}`, to: { kind: 'roles', roles: ['branch_committee', 'finance_officer'], orgId: cash.orgId, nearest: true },
        title: '有一笔现金党费待退还', body: `${cash.memberName}，${yuan(cash.amountFen)}：${reason}。${TASK[way]}`, page: CASH_PAGE,
        template: { kind: 'todo', task: '确认退还现金党费', from: '党支部申请', due: this.clock.today(), note: yuan(cash.amountFen) },
      });
      await this.requireMoney(tx, cash);
    });
  }

  /** The same decision by the same person again, whose answer was lost, finds it standing. */
  async decide(id: Id, { outcome, reason = '', version, ...slip }: DecideCashReturnBody): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const cash = await this.store.lock(tx, id, 'dues:confirm-cash');
      if (cash.returnDecidedBy === caller.memberId && (cash.status === 'returned') === (outcome === 'approve')) return;
      if (!isSecond(cash.returnAskedBy, cash, caller.memberId)) {
        throw new Problem('payment.second_person', { detail: '退还现金须由申请人、交纳人以外的支部委员或党费管理员确认。' });
      }
      const decided = { returnDecidedBy: caller.memberId, returnDecidedAt: this.clock.now() };
      if (outcome === 'reject') return this.store.change(tx, cash, version, 'refuse_return', reason, { ...decided, returnRefusal: reason });
      const transfer = cash.returnWay === 'bank' ? this.transferOf(cash, slip) : null;
      const done = transfer ? `${transfer.returnedOn} ${CASH_RETURN_WAYS.bank}，回单 ${transfer.returnSlip}` : '已当面退还';
      await this.store.change(tx, cash, version, 'give_back', [done, reason].filter(Boolean).join('：'), { ...decided, ...transfer });
      await this.book(tx, cash);
    });
  }

  private transferOf({ receivedOn }: PaymentCashRow, { on, slip }: Pick<DecideCashReturnBody, 'on' | 'slip'>): { returnedOn: IsoDate; returnSlip: string } {
    if (!on) throw invalidField('on', '请填写银行回单的日期');
    if (!slip) throw invalidField('slip', '请填写银行回单编号');
    this.money.notInFuture({ on });
    if (on < receivedOn) throw invalidField('on', `不能早于收款日期 ${receivedOn}`);
    return { returnedOn: on, returnSlip: slip };
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
      body: `${cash.memberName}的现金党费 ${yuan(cash.amountFen)} ${cash.returnWay === 'bank' ? '已由党费账户转账退还' : '已当面退还'}：${cash.returnReason}，相应月份恢复为待交。`, page: MY_DUES_PAGE,
    });
    await this.requireMoney(tx, cash);
    const shares = sharesOf(cash);
    const words = { memo: `退还${cash.memberName}现金党费：${cash.returnReason}`.slice(0, 200), by: currentPrincipal().memberId };
    for (const { orgId } of shares) {
      const booked = `cash:${cash.id}:${orgId}`;
      if (cash.returnWay === 'cash') await this.ledger.reverse(tx, booked, { ...words, on: this.clock.today() });
      else {
        await this.ledger.post(tx, {
          ...words, key: `cash-return:${cash.id}:${orgId}`, kind: 'refund', orgId, orgPath: await this.orgs.pathOf(orgId), on: cash.returnedOn!, source: { type: 'cash', id: cash.id },
          lines: (await this.ledger.counterLines(tx, booked)).map(outOfBank),
        });
      }
    }
    // The old books hold nothing since they were carried: what went out of them is carried after it, at once, so that nobody spends it twice.
    await this.merged.carry(tx, await this.orgs.successorsOf(shares.map(({ orgId }) => orgId)));
  }

  /** Where the money is: with the successor, when the organisation that took it has been merged since. */
  private async requireMoney(tx: Tx, cash: PaymentCashRow): Promise<void> {
    const shares = sharesOf(cash);
    const heirs = await this.orgs.successorsOf(shares.map(({ orgId }) => orgId));
    const wanted = new Map<Id, Fen>();
    for (const { orgId, fen } of shares) {
      const holder = heirs.get(orgId)?.id ?? orgId;
      wanted.set(holder, (wanted.get(holder) ?? 0) + fen);
    }
    for (const [holder, fen] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) await this.money.spend(tx, holder, cash.returnWay!, fen, INSTEAD[cash.returnWay!]);
  }

  private async requireHere(tx: Tx, cash: PaymentCashRow): Promise<void> {
    if (await this.extras.passedUp(tx, [sourceOf(cash)])) throw new Problem('conflict.state', { detail: '自愿多交的大额党费已逐级上报，不能从本级退还。' });
  }
}

/** What each organisation whose bills were paid gives back, in the order in which their books are locked. */
function sharesOf({ lines }: PaymentCashRow): { orgId: Id; fen: Fen }[] {
  const orgIds = [...new Set(lines.map(({ orgId }) => orgId))].sort();
  return orgIds.map((orgId) => ({ orgId, fen: sumOf(lines.filter((line) => line.orgId === orgId), (line) => line.fen) }));
}

/** The notes are in the bank now. */
const outOfBank = (line: JournalLine): JournalLine => (line.account === 'cash' ? { ...line, account: 'bank' } : line);

const inOrder = (lines: readonly CollectedLine[]): CollectedLine[] => [...lines].sort((a, b) => ((a.billId ?? '') < (b.billId ?? '') ? -1 : 1));
