import { Injectable } from '@nestjs/common';
import type { ConfirmMoneyBody, CreateRemittanceBody, Fen, Id, RemittanceAction, RemittanceProposal } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory } from '../../orgs';
import { BooksSteps } from '../books-steps';
import { DuesBalances } from '../ledger/balances';
import { DuesLedger } from '../ledger/dues-ledger';
import { yuan } from '../money';
import { MoneyOnHand } from '../money-on-hand';
import { isSender, mayDo } from './remittance.access';
import { RemittanceRow } from './remittance.entity';
import { receivedJournals, sentJournal, sentKey, wordsOf } from './remittance-journals';
import { RemittanceProposals } from './remittance-proposals';
import { remittanceMachine } from './remittance.workflow';

interface Step {
  version: number;
  reason?: string;
  change?: Partial<RemittanceRow>;
  detail?: object;
}

/** Dues passed up (上缴): drawn up, sent and received, each side confirming for itself. */
@Injectable()
export class RemittancesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly proposals: RemittanceProposals,
    private readonly balances: DuesBalances,
    private readonly ledger: DuesLedger,
    private readonly money: MoneyOnHand,
    private readonly steps: BooksSteps,
    private readonly outbox: Outbox,
  ) {}

  async create(body: CreateRemittanceBody): Promise<Id> {
    const id = newId();
    await this.uow.run(async (tx) => {
      // Two that draw up the same period take turns, so that the second sees the first.
      await this.balances.held(tx, body.orgId, 'remit_transit');
      const proposal = await this.proposals.propose(body);
      const amountFen = chosenAmount(proposal, body);
      const from = await this.orgs.get(body.orgId);
      const to = proposal.to && (await this.orgs.get(proposal.to.id));
      const { kind, fromMonth, toMonth, basisFen, ratio, toName, dueOn } = proposal;
      const row: RemittanceRow = {
        id, kind, fromOrgId: from.id, fromPath: from.path, toOrgId: to?.id ?? null, toPath: to?.path ?? '', toName, fromMonth, toMonth, basisFen,
        basisPoints: ratio.basisPoints, ratioDoc: ratio.doc, ratioArticle: ratio.article, amountFen, note: body.note ?? '', status: 'draft', dueOn,
        createdBy: currentPrincipal().memberId, createdAt: this.clock.now(), sendings: 0, ...UNSENT, ...UNRECEIVED, version: 1,
      };
      await tx.repo(RemittanceRow).insert(row);
      await this.steps.add(tx, subjectOf(row), 'create', row.note || null, { amountFen, basisFen });
    });
    return id;
  }

  async send(id: Id, { account, on, voucher, version }: ConfirmMoneyBody): Promise<void> {
    this.money.notInFuture({ on });
    const by = currentPrincipal().memberId;
    await this.act(id, 'send', (row) => ({
      version, detail: { account, on, voucher, amountFen: row.amountFen },
      change: { sendings: row.sendings + 1, sentBy: by, sentAt: this.clock.now(), sentOn: on, sentFrom: account, sentVoucher: voucher },
    }), async (tx, row) => {
      await this.money.spend(tx, row.fromOrgId, account, row.amountFen);
      await this.ledger.post(tx, sentJournal(row, row.sendings + 1, account, on, by));
    });
  }

  async receive(id: Id, { account, on, voucher, version }: ConfirmMoneyBody): Promise<void> {
    this.money.notInFuture({ on });
    const by = currentPrincipal().memberId;
    await this.act(id, 'receive', (row) => ({
      version, detail: { account, on, voucher, amountFen: row.amountFen },
      change: { receivedBy: by, receivedAt: this.clock.now(), receivedOn: on, receivedInto: account, receivedVoucher: voucher },
    }), async (tx, row) => {
      await this.ledger.postAll(tx, receivedJournals(row, account, on, by));
    });
  }

  async returnToSender(id: Id, version: number, reason: string): Promise<void> {
    const by = currentPrincipal().memberId;
    await this.act(id, 'return', () => ({ version, reason, change: UNSENT }), async (tx, row) => {
      await this.ledger.reverse(tx, sentKey(row, row.sendings), { on: this.clock.today(), memo: `上级未收到，退回：${wordsOf(row)}`, by });
    });
  }

  async cancel(id: Id, version: number, reason: string): Promise<void> {
    await this.act(id, 'cancel', () => ({ version, reason }), async () => {});
  }

  /** Compare-and-set on status and version, then the books, the step and its trace. */
  private async act(id: Id, action: RemittanceAction, step: (row: RemittanceRow) => Step, book: (tx: Tx, row: RemittanceRow) => Promise<void>): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const row = await tx.repo(RemittanceRow).findOneBy({ id });
      if (!row || !mayDo(action, row, caller)) throw notFound('上缴单');
      if ((action === 'receive' || action === 'return') && isSender(row, caller)) {
        throw new Problem('payment.second_person', { detail: '汇出人不能代上级确认，请由接收方另一位同志办理。' });
      }
      const { version, reason, change, detail } = step(row);
      const status = remittanceMachine.next(row.status, action, reason);
      const { affected } = await tx.repo(RemittanceRow).update({ id, status: row.status, version }, { ...change, status, version: version + 1 });
      if (affected !== 1) throw new Problem('conflict.version', { meta: { version: row.version } });
      await this.steps.add(tx, subjectOf(row), action, reason ?? null, detail ?? {});
      if (action === 'send' && row.toOrgId !== null) await this.tellReceiver(tx, row);
      await book(tx, row);
    });
  }

  private tellReceiver(tx: Tx, row: RemittanceRow): Promise<void> {
    return requestNotification(this.outbox, tx, {
      topic: 'dues.todo', period: `${row.id}:${row.sendings + 1}`, to: { kind: 'roles', roles: ['finance_officer'], orgId: row.toOrgId!, nearest: true },
      title: '下级上缴党费待确认', body: `${wordsOf(row)} ${yuan(row.amountFen)} 元已汇出，请核对到账后确认。`, page: 'packages/dues/desk/index?tab=remittances',
    });
  }
}

const UNSENT = { sentBy: null, sentAt: null, sentOn: null, sentFrom: null, sentVoucher: null };
const UNRECEIVED = { receivedBy: null, receivedAt: null, receivedOn: null, receivedInto: null, receivedVoucher: null };

const subjectOf = (row: RemittanceRow) => ({ objectType: 'dues_remittance' as const, id: row.id, orgPath: row.fromPath, title: `上缴党费：${wordsOf(row)}` });

function chosenAmount({ amountFen: proposed, kind, explanation }: RemittanceProposal, body: CreateRemittanceBody): Fen {
  const { amountFen = proposed, note = '' } = body;
  if (amountFen <= 0) throw new Problem('conflict.state', { detail: `没有需要上缴的党费。${explanation}` });
  if (kind === 'large' && amountFen !== proposed) throw invalidField('amountFen', '大额党费应全额上缴，不能改动金额（党费规定第十一条）');
  if (amountFen !== proposed && note.trim() === '') throw invalidField('note', `金额与应缴的 ${yuan(proposed)} 元不同，请说明原因`);
  return amountFen;
}
