import { writeFileSync } from 'node:fs';
import type { Fen, Id, IsoDate, IsoMonth } from '@xianfeng/shared-types';
import type { DuesBalances } from '../../modules/books/ledger/balances';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { addDays, startOfDate } from '../../platform/clock';
import type { BlindIndex, FieldCipher } from '../../platform/crypto';
import { bulkInsert } from '../bulk-insert';
import type { Tx } from '../unit-of-work';
import { postInBulk } from './bulk-journals';
import { feeJournals, onlineRows, type PaidBill } from './online-payments';
import type { Random } from './random';
import { reconDays } from './recon-days';

/** Whole months that the group has collected through WeChat: as far back as WeChat gives bills. What is older was brought in as history. */
export const ONLINE_MONTHS = 3;

const [FIRST_DAY, LAST_DAY] = [2, 17];
/** A branch reminds its members; they pay within so many days. */
const SPREAD_DAYS = 2;
const MORNING_MINUTES = 8 * 60;
const WAKING_MINUTES = 13 * 60;
const MINUTE_MS = 60_000;

export interface OnlineDemoParts {
  balances: DuesBalances;
  cipher: FieldCipher;
  index: BlindIndex;
  orgs: readonly Org[];
  members: ReadonlyMap<number, Member>;
  today: IsoDate;
  random: Random;
}

/** Payments through WeChat of the last months, reconciled up to the day before yesterday: yesterday is left for the product's own job. */
export class OnlineDemo {
  private readonly people: Map<Id, { no: number; member: Member; day: number }>;
  private readonly orgs: Map<Id, Org>;
  private readonly paid: PaidBill[] = [];

  constructor(private readonly parts: OnlineDemoParts) {
    const { orgs, members, random } = parts;
    const reminded = new Map(orgs.map(({ id }) => [id, random.int(FIRST_DAY, LAST_DAY)]));
    this.orgs = new Map(orgs.map((org) => [org.id, org]));
    this.people = new Map([...members].map(([no, member]) => [member.id, { no, member, day: reminded.get(member.orgId)! + random.int(0, SPREAD_DAYS) }]));
  }

  /** Of those who pay a month, the ones whose day has come. */
  async pay(tx: Tx, month: IsoMonth, memberIds: ReadonlySet<Id>): Promise<void> {
    const { random, today } = this.parts;
    // Members' ids sort as the members were planned: the same draws on every machine.
    const sql = "SELECT id, memberId, orgId, dueFen FROM dues_bill WHERE month = ? AND status = 'unpaid' AND dueFen > 0 ORDER BY memberId";
    for (const bill of await tx.select<{ id: Id; memberId: Id; orgId: Id; dueFen: Fen }>(sql, [month])) {
      const { no: memberNo, member, day: dayOfMonth } = this.people.get(bill.memberId)!;
      const [minute, day] = [MORNING_MINUTES + random.int(0, WAKING_MINUTES), `${month}-${String(dayOfMonth).padStart(2, '0')}`];
      if (!memberIds.has(bill.memberId) || day >= today) continue;
      const at = new Date(startOfDate(day).getTime() + minute * MINUTE_MS);
      this.paid.push({ billId: bill.id, month, member, memberNo, org: this.orgs.get(bill.orgId)!, fen: bill.dueFen, day, at });
    }
  }

  /** Writes all of it; `file` is for the sandbox, whose WeChat has to know the same payments. */
  async write(tx: Tx, file: string): Promise<number> {
    const { balances, cipher, index, today } = this.parts;
    const reconciled = addDays(today, -2);
    const known = this.paid.filter(({ day }) => day <= reconciled);
    const { orders, items, receipts, settlements, bills, journals, paid } = onlineRows(this.paid, cipher, index);
    await bulkInsert(tx, 'payment_order', orders);
    await bulkInsert(tx, 'payment_item', items);
    await bulkInsert(tx, 'payment_receipt', receipts);
    await bulkInsert(tx, 'dues_settlement', settlements);
    await bulkInsert(tx, 'recon_bill_row', bills.filter(({ day }) => (day as IsoDate) <= reconciled));
    await bulkInsert(tx, 'recon_day', reconDays(known, reconciled));
    await postInBulk(tx, balances, [...journals, ...feeJournals(known)], startOfDate(today));
    await tx.execute(
      `UPDATE dues_bill SET paidFen = dueFen, status = 'paid', paidAt = (SELECT MAX(s.at) FROM dues_settlement s WHERE s.billId = dues_bill.id)
       WHERE status = 'unpaid' AND EXISTS (SELECT 1 FROM dues_settlement s WHERE s.billId = dues_bill.id)`,
    );
    writeFileSync(file, JSON.stringify(paid));
    return orders.length;
  }
}
