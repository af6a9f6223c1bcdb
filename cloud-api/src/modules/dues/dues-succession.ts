import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, OrgEffect } from '@xianfeng/shared-types';
import { chunk, num, placeholders, type Tx } from '../../database';
import { groupedYuan } from '../../platform/money';
import { MemberFollowers } from '../members';
import { effect, type OrgFollower, OrgFollowers } from '../orgs';
import { billStatus } from './bill-status';
import { DuesBillRow, DuesSettlementRow } from './dues-bill.entity';
import { DuesCollection } from './dues-collection';

const IDS_PER_STATEMENT = 500;

/** What of a closed branch goes on at the branch that collects from the member now. */
const GOES_ON = [
  ['dues_bill', ['unpaid', 'partial']], ['dues_relief', ['submitted', 'studied', 'approved']], ['dues_consent', ['requested', 'agreed']], ['dues_case', ['open']],
] as const;

const OF_ORGS = ['dues_bill', 'dues_relief', 'dues_consent', 'dues_case', 'dues_extra', 'dues_fixing_import'];

/** Told in the unit of work that merges: the first bill is gone, the second stands for it. */
export type BillMerged = (tx: Tx, fromBill: Id, intoBill: Id, memberIds: readonly Id[]) => Promise<void>;

/** What becomes of dues when organisations merge, or two records turn out to be one person. */
@Injectable()
export class DuesSuccession implements OrgFollower, OnModuleInit {
  private billMerged: BillMerged = async () => {};

  constructor(
    private readonly orgs: OrgFollowers,
    private readonly members: MemberFollowers,
    private readonly collection: DuesCollection,
  ) {}

  onModuleInit(): void {
    this.orgs.register(this);
    this.members.register(async (tx, fromId, intoId) => {
      await this.mergeMonths(tx, fromId, intoId);
      // One fixing for a month: that of the record that stays.
      await tx.execute(
        `UPDATE dues_fixing SET currentKey = CASE WHEN precedence IN (SELECT precedence FROM (SELECT precedence FROM dues_fixing WHERE memberId = ? AND currentKey IS NOT NULL) k)
           THEN NULL ELSE CONCAT(?, ':', precedence) END WHERE memberId = ? AND currentKey IS NOT NULL`, [intoId, intoId, fromId],
      );
      await tx.execute("UPDATE dues_case SET openKey = NULL, status = 'resolved', outcome = 'mistaken' WHERE openKey = ?", [fromId]);
      return [];
    });
    this.members.declare([
      { table: 'dues_bill', column: 'memberId', kind: 'dues' },
      ...['dues_fixing', 'dues_relief', 'dues_permit', 'dues_case', 'dues_extra', 'dues_consent'].map((table) => ({ table, column: 'memberId' })),
      { table: 'dues_consent', column: 'payerMemberId' },
    ]);
  }

  /** Bills, paid ones too, and everything about them: the successor collects what is open and reads what was. */
  async reassign(tx: Tx, fromOrgIds: readonly Id[], toOrgId: Id): Promise<OrgEffect[]> {
    if (fromOrgIds.length === 0) return [];
    const from = placeholders(fromOrgIds);
    const owing = await tx.select<{ name: string }>(
      `SELECT m.name FROM member m WHERE m.id IN (SELECT b.memberId FROM dues_bill b WHERE b.orgId IN (${from}) AND b.status IN ('unpaid', 'partial')) ORDER BY m.sortKey, m.id`, [...fromOrgIds],
    );
    for (const table of OF_ORGS) await tx.execute(`UPDATE ${table} SET orgId = ? WHERE orgId IN (${from})`, [toOrgId, ...fromOrgIds]);
    return effect('dues_owed', owing.map(({ name }) => name));
  }

  /** Nobody collects at a closed branch: what its members still owe, and what is under way for them, goes to where they pay now. */
  async close(tx: Tx, orgId: Id): Promise<OrgEffect[]> {
    const { orgId: collectedBy, pays } = await this.collection.sql();
    const owed = await tx.select<{ name: string; fen: number | string; heir: Id | null }>(
      `SELECT m.name, SUM(b.dueFen - b.paidFen) AS fen, MAX(o.id) AS heir FROM dues_bill b JOIN member m ON m.id = b.memberId
         LEFT JOIN org o ON o.id = ${collectedBy} AND o.id <> b.orgId AND o.status = 'active' AND ${pays}
       WHERE b.orgId = ? AND b.status IN ('unpaid', 'partial') GROUP BY m.id, m.name, m.sortKey ORDER BY m.sortKey, m.id`, [orgId],
    );
    for (const [table, statuses] of GOES_ON) await this.handOn(tx, table, statuses, orgId);
    const named = (rows: typeof owed) => rows.map(({ name, fen }) => `${name}（${groupedYuan(num(fen))} 元）`);
    return [...effect('dues_handed_on', named(owed.filter(({ heir }) => heir !== null))), ...effect('dues_left', named(owed.filter(({ heir }) => heir === null)))];
  }

  private async handOn(tx: Tx, table: string, statuses: readonly string[], orgId: Id): Promise<void> {
    const { orgId: collectedBy, pays } = await this.collection.sql();
    const rows = await tx.select<{ id: Id; heir: Id }>(
      `SELECT t.id, o.id AS heir FROM ${table} t JOIN member m ON m.id = t.memberId JOIN org o ON o.id = ${collectedBy} AND o.id <> t.orgId AND o.status = 'active'
       WHERE t.orgId = ? AND t.status IN (${placeholders(statuses)}) AND ${pays}`, [orgId, ...statuses],
    );
    for (const heir of new Set(rows.map((row) => row.heir))) {
      for (const ids of chunk(rows.filter((row) => row.heir === heir).map(({ id }) => id), IDS_PER_STATEMENT)) {
        await tx.execute(`UPDATE ${table} SET orgId = ? WHERE id IN (${placeholders(ids)})`, [heir, ...ids]);
      }
    }
  }

  /** Called by the module that takes the money, in onModuleInit: it keeps ids of bills. */
  tellMergedBills(billMerged: BillMerged): void {
    this.billMerged = billMerged;
  }

  /** Where both have a bill of a month, money that was paid goes to the one that stays, and the other bill is gone. */
  private async mergeMonths(tx: Tx, fromId: Id, intoId: Id): Promise<void> {
    const sql = 'SELECT f.id AS fromBill, i.id AS intoBill FROM dues_bill f JOIN dues_bill i ON i.month = f.month AND i.memberId = ? WHERE f.memberId = ?';
    for (const { fromBill, intoBill } of await tx.select<{ fromBill: Id; intoBill: Id }>(sql, [intoId, fromId])) {
      await this.moveSettlements(tx, fromBill, intoBill);
      await this.billMerged(tx, fromBill, intoBill, [fromId, intoId]);
      await tx.execute('DELETE FROM dues_bill WHERE id = ?', [fromBill]);
      await this.recount(tx, intoBill);
    }
  }

  /** A source that settled both, as the history of before this system, is told apart by the bill that goes. */
  private async moveSettlements(tx: Tx, fromBill: Id, intoBill: Id): Promise<void> {
    const ofBoth = 'SELECT source FROM (SELECT source FROM dues_settlement WHERE billId = ?) k';
    await tx.execute(`UPDATE dues_settlement SET source = CONCAT(source, ':', billId) WHERE billId = ? AND source IN (${ofBoth})`, [fromBill, intoBill]);
    await tx.execute('UPDATE dues_settlement SET billId = ? WHERE billId = ?', [intoBill, fromBill]);
  }

  private async recount(tx: Tx, billId: Id): Promise<void> {
    const bill = await tx.repo(DuesBillRow).findOneByOrFail({ id: billId });
    const settlements = await tx.repo(DuesSettlementRow).find({ where: { billId }, order: { at: 'ASC', id: 'ASC' } });
    const paidFen = settlements.reduce((sum, { fen }) => sum + fen, 0);
    const status = billStatus({ ...bill, paidFen });
    const paidAt = status === 'paid' ? (settlements.filter(({ fen }) => fen > 0).at(-1)?.at ?? bill.paidAt) : null;
    await tx.repo(DuesBillRow).update({ id: billId }, { paidFen, status, paidAt });
  }
}
