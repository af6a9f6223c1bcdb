import { Injectable } from '@nestjs/common';
import { type DuesAccount, DUES_ACCOUNTS, type Fen, type Id, type IsoDate, type JournalLine } from '@xianfeng/shared-types';
import { chunk, num, placeholders, type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { DuesLedger } from '../ledger/dues-ledger';
import { credit, debit, type JournalInput, turned } from '../ledger/journal';

const CARRIED = (Object.keys(DUES_ACCOUNTS) as DuesAccount[]).filter((account) => ['asset', 'liability'].includes(DUES_ACCOUNTS[account].class));
const IDS_PER_QUERY = 500;

/** What an account holds, above nought on the debit side. */
type Holding = [account: DuesAccount, fen: Fen];

/**
 * Books of merged organisations stay theirs; what they hold is carried to the successor by a pair of journals of that day. What is booked
 * there later, e.g. a fee of the last day, is carried after it.
 */
@Injectable()
export class MergedBooks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly ledger: DuesLedger,
  ) {}

  /** Answers whose books had something to carry. */
  async carry(tx: Tx, heirs: ReadonlyMap<Id, OrgRef>): Promise<Id[]> {
    for (const id of [...(await this.holdings(tx, [...heirs.keys()])).keys()].sort()) await this.lock(tx, id);
    const held = await this.holdings(tx, [...heirs.keys()]);
    const orgs = await this.orgs.getMany(held.keys());
    const journals: JournalInput[] = [];
    for (const [id, holdings] of held) journals.push(...pairOf(orgs.get(id)!, heirs.get(id)!, holdings, (await this.carriedBefore(tx, id)) + 1, this.clock.today()));
    await this.ledger.postAll(tx, journals);
    return [...held.keys()];
  }

  /** What came to books of merged organisations since. */
  async sweep(): Promise<void> {
    const rows = await this.uow.read((tx) => tx.select<{ orgId: Id }>(
      `SELECT b.orgId, b.account FROM org o JOIN dues_balance b ON b.orgId = o.id WHERE o.mergedIntoId IS NOT NULL AND b.account IN (${placeholders(CARRIED)})
       GROUP BY b.orgId, b.account HAVING SUM(b.debitFen) <> SUM(b.creditFen)`, CARRIED,
    ));
    const ids = [...new Set(rows.map(({ orgId }) => orgId))];
    if (ids.length > 0) await this.uow.run(async (tx) => this.carry(tx, await this.orgs.successorsOf(ids)));
  }

  /** What the accounts that stand for money hold; those of nothing are missing. */
  async holdings(tx: Tx, orgIds: readonly Id[]): Promise<Map<Id, Holding[]>> {
    const held = new Map<Id, Holding[]>();
    for (const part of chunk(orgIds, IDS_PER_QUERY)) {
      const rows = await tx.select<{ orgId: Id; account: DuesAccount; fen: number | string }>(
        `SELECT orgId, account, SUM(debitFen) - SUM(creditFen) AS fen FROM dues_balance WHERE orgId IN (${placeholders(part)}) AND account IN (${placeholders(CARRIED)})
         GROUP BY orgId, account HAVING SUM(debitFen) <> SUM(creditFen) ORDER BY orgId, account`, [...part, ...CARRIED],
      );
      for (const { orgId, account, fen } of rows) held.set(orgId, [...(held.get(orgId) ?? []), [account, num(fen)]]);
    }
    return held;
  }

  /** Two that carry the same books take turns: the second finds nothing left. */
  private lock(tx: Tx, orgId: Id): Promise<void> {
    return tx.lockRow('dues_balance', { orgId, month: this.clock.month(), account: 'merged_out', debitFen: 0, creditFen: 0 });
  }

  /** Part of the journals' keys. */
  private async carriedBefore(tx: Tx, id: Id): Promise<number> {
    const [{ n }] = await tx.select<{ n: number | string }>("SELECT COUNT(*) AS n FROM dues_journal WHERE sourceType = 'merge' AND sourceId = ? AND orgId = ?", [id, id]);
    return num(n);
  }
}

/** Out of the one, into the other: the same holdings on both sides, and the balance between them. */
function pairOf(from: OrgRef, to: OrgRef, holdings: readonly Holding[], time: number, on: IsoDate): JournalInput[] {
  const net = holdings.reduce((sum, [, fen]) => sum + fen, 0);
  const into = holdings.map(([account, fen]) => onSide(account, fen));
  const journal = (side: 'out' | 'in', org: OrgRef, memo: string, lines: JournalLine[]): JournalInput => ({
    key: `merge:${from.id}:${time}:${side}`, kind: 'merge', orgId: org.id, orgPath: org.path, on, memo: memo.slice(0, 200), source: { type: 'merge', id: from.id }, lines,
  });
  return [
    journal('out', from, `并入${to.name}，结余转出`, [...turned(into), ...(net === 0 ? [] : [onSide('merged_out', net)])]),
    journal('in', to, `${from.name}并入，结余转来`, [...into, ...(net === 0 ? [] : [onSide('merged_in', -net)])]),
  ];
}

const onSide = (account: DuesAccount, fen: Fen): JournalLine => (fen > 0 ? debit(account, fen) : credit(account, -fen));
