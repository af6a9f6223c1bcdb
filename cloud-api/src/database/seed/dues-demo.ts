import type { DuesFacts, Id, IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { assess } from '../../modules/dues/amount/assess';
import { BillMaker } from '../../modules/dues/bill-maker';
import { DuesConsentRow } from '../../modules/dues/dues-consent.entity';
import { DuesEventRow } from '../../modules/dues/dues-event.entity';
import { DuesItems } from '../../modules/dues/dues-items.service';
import { DuesReliefRow } from '../../modules/dues/dues-relief.entity';
import { DuesTermsBook } from '../../modules/dues/dues-terms';
import { DuesVault } from '../../modules/dues/dues-vault';
import type { Member } from '../../modules/members/member.entity';
import { monthOf, shiftMonth, startOfDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { bulkInsert } from '../bulk-insert';
import { chunk, placeholders } from '../portable';
import type { UnitOfWork } from '../unit-of-work';
import { arrearsOf, incomeOf } from './dues-plan';
import { insertAll } from './insert';
import { ONLINE_MONTHS, type OnlineDemo } from './online-demo';
import type { Random } from './random';

const HISTORY_MONTHS = 12;
const IDS = 500;
/** Of the current month, on the day of the demo. */
const PAID_SO_FAR = 0.6;

interface Cast {
  members: readonly Member[];
  /** Owes three months exactly. */
  author: Member;
  secretary: Member;
  officer: Member;
}

/** A year of dues: fixings, bills by the product's own hand, most of them paid, of late through WeChat, and something for the secretary to do. */
export class DuesDemo {
  private readonly month: IsoMonth;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly maker: BillMaker,
    private readonly terms: DuesTermsBook,
    private readonly items: DuesItems,
    private readonly vault: DuesVault,
    private readonly today: IsoDate,
  ) {
    this.month = monthOf(today);
  }

  /** @param online what is paid through WeChat goes there, to be written by the caller. */
  async fill(rootPath: string, cast: Cast, online: OnlineDemo, random: Random): Promise<number> {
    const r = random.fork('dues');
    await this.fixings(rootPath, cast, r);
    const months = Array.from({ length: HISTORY_MONTHS + 1 }, (_, i) => shiftMonth(this.month, i - HISTORY_MONTHS));
    let bills = 0;
    for (const month of months) bills += (await this.maker.make(rootPath, month)).made;
    await this.payments(cast, months, online, r);
    await this.todo(cast);
    return bills;
  }

  /** For last year and this one; what was earned last year is the base of both. */
  private async fixings(rootPath: string, { members, officer }: Cast, random: Random): Promise<void> {
    const [terms, itemsAt] = await Promise.all([this.terms.of(rootPath, this.month), this.items.inForce(this.month)]);
    const items = itemsAt(rootPath);
    const year = Number(this.month.slice(0, 4));
    const rows = members.flatMap((member) => {
      const facts: DuesFacts = incomeOf(member, items, random);
      const assessed = assess(facts, terms, items);
      if ('faults' in assessed) throw new Error(`demo income: ${JSON.stringify(assessed.faults)}`);
      const { explanation } = assessed;
      return [year - 1, year].map((of) => ({
        id: newId(), memberId: member.id, year: of, kind: facts.kind, fromMonth: `${of}-01`, toMonth: null, precedence: `${of}-01/0`, currentKey: `${member.id}:${of}-01/0`,
        monthlyFen: explanation.dueFen, manual: 0, sealed: this.vault.seal({ facts, explanation }), reason: null, createdBy: officer.id, createdAt: startOfDate(`${of}-01-08`),
      }));
    });
    await this.uow.run((tx) => bulkInsert(tx, 'dues_fixing', rows));
  }

  private async payments({ members, author, secretary }: Cast, months: readonly IsoMonth[], online: OnlineDemo, random: Random): Promise<void> {
    const owing = new Map<Id, number>(members.map((member) => [member.id, arrearsOf(random)]));
    owing.set(author.id, 3);
    owing.set(secretary.id, 0);
    const paidNow = members.filter((member) => member.id !== author.id && owing.get(member.id) === 0 && random.chance(PAID_SO_FAR)).map((member) => member.id);
    await this.uow.run(async (tx) => {
      for (const [i, month] of months.entries()) {
        const ago = months.length - 1 - i;
        const who = ago === 0 ? paidNow : members.filter((member) => owing.get(member.id)! < ago).map((member) => member.id);
        if (ago <= ONLINE_MONTHS) {
          await online.pay(tx, month, new Set(who));
          continue;
        }
        const paidAt = startOfDate(`${month}-12`);
        for (const ids of chunk(who, IDS)) {
          const list = placeholders(ids);
          await tx.execute(`UPDATE dues_bill SET paidFen = dueFen, status = 'paid', paidAt = ? WHERE month = ? AND status = 'unpaid' AND memberId IN (${list})`, [paidAt, month, ...ids]);
          await tx.execute(
            `INSERT INTO dues_settlement (id, billId, source, fen, overFen, at) SELECT id, id, 'history', dueFen, 0, paidAt FROM dues_bill
             WHERE month = ? AND status = 'paid' AND memberId IN (${list})`, [month, ...ids],
          );
        }
      }
    });
  }

  /** A relief to be studied and a payer to be consented to, in the secretary's own branch. */
  private async todo({ members, author, secretary }: Cast): Promise<void> {
    const [first, second] = members.filter((member) => member.orgId === secretary.orgId && ![author.id, secretary.id].includes(member.id));
    if (!first) return;
    const createdAt = startOfDate(this.today);
    const relief: DuesReliefRow = {
      id: newId(), memberId: first.id, orgId: first.orgId, retired: false, kind: 'reduce', monthlyFen: 1000, fromMonth: shiftMonth(this.month, 1), toMonth: shiftMonth(this.month, 6),
      reason: '家属长期住院，自付医药费较多，申请少交', status: 'submitted', studiedBy: null, version: 1, createdAt,
    };
    const payer = second ?? first;
    const consent: DuesConsentRow = {
      id: newId(), memberId: payer.id, orgId: payer.orgId, payerMemberId: null, payerName: '陈小雨', relation: 'child', fromMonth: this.month, toMonth: shiftMonth(this.month, 2),
      reason: '外出就医，暂由子女代交', status: 'requested', tokenHash: null, tokenUntil: null, version: 1, createdAt,
    };
    const event = (subjectId: Id, actorId: Id, toStatus: string, reason: string): DuesEventRow => ({ id: newId(), subjectId, at: createdAt, actorId, fromStatus: null, toStatus, reason });
    await this.uow.run(async (tx) => {
      await insertAll(tx, DuesReliefRow, [relief]);
      await insertAll(tx, DuesConsentRow, [consent]);
      await insertAll(tx, DuesEventRow, [event(relief.id, first.id, 'submitted', relief.reason), event(consent.id, payer.id, 'requested', consent.reason)]);
    });
  }
}
