import { Injectable } from '@nestjs/common';
import type { Fen, Id, IsoDate } from '@xianfeng/shared-types';
import { num, type Tx } from '../../../database';
import { Clock } from '../../../platform/clock';
import { OrgDirectory } from '../../orgs';
import { DuesBalances } from '../ledger/balances';
import { DuesLedger } from '../ledger/dues-ledger';
import { credit, debit } from '../ledger/journal';
import { sharesOf } from './shares';

const SOURCE = 'withdrawal';

/**
 * 提现: the merchant's account is one, the books are many. What goes to the bank is taken from those whose money it was: in proportion
 * to what each had on 微信支付结算款 at the end of that day, so that a withdrawal of everything empties every one of them.
 */
@Injectable()
export class WechatSettlements {
  constructor(
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly balances: DuesBalances,
    private readonly ledger: DuesLedger,
  ) {}

  /** Books a withdrawal once by its id; answers what was more than all books have, which stands in those of the top organisation. */
  async settle(tx: Tx, { id, fen, on }: { id: string; fen: Fen; on: IsoDate }): Promise<Fen> {
    const holders = await this.holders(tx, on);
    const own = sharesOf(fen, holders.map(({ thenFen }) => thenFen));
    const since = sharesOf(own.overFen, holders.map(({ heldFen, thenFen }) => heldFen - thenFen));
    const shares = new Map(holders.map(({ orgId }, i) => [orgId, own.shares[i] + since.shares[i]]));
    const [top] = await this.orgs.roots();
    shares.set(top.id, (shares.get(top.id) ?? 0) + since.overFen);
    const orgs = await this.orgs.getMany(shares.keys());
    await this.ledger.postAll(tx, [...shares].filter(([, share]) => share > 0).map(([orgId, share]) => ({
      key: `settlement:${id}:${orgId}`, kind: 'settlement', orgId, orgPath: orgs.get(orgId)!.path, on, memo: `微信支付提现到银行，资金流水 ${id}`,
      source: { type: SOURCE, id }, lines: [debit('bank', share), credit('wechat', share)],
    })));
    return since.overFen;
  }

  /** The bank gave a withdrawal back: all that it moved goes back. */
  async takeBack(tx: Tx, { id, on, memo }: { id: string; on: IsoDate; memo: string }): Promise<void> {
    const sql = "SELECT postingKey FROM dues_journal WHERE sourceType = ? AND sourceId = ? AND kind = 'settlement' ORDER BY orgId";
    for (const { postingKey } of await tx.select<{ postingKey: string }>(sql, [SOURCE, id])) await this.ledger.reverse(tx, postingKey, { on, memo, by: null });
  }

  /** Who has money there, what it is now and what of it was there on the day; held until the unit of work ends. */
  private async holders(tx: Tx, on: IsoDate): Promise<{ orgId: Id; heldFen: Fen; thenFen: Fen }[]> {
    const held = await this.heldOn(tx);
    if (held.size === 0) return [];
    const month = this.clock.month();
    await this.balances.add(tx, [...held.keys()].map((orgId) => ({ orgId, month, account: 'wechat', debitFen: 0, creditFen: 0 })));
    const [now, since] = [await this.heldOn(tx), await this.movedAfter(tx, on)];
    return [...held.keys()].sort().flatMap((orgId) => {
      const heldFen = now.get(orgId) ?? 0;
      return heldFen > 0 ? [{ orgId, heldFen, thenFen: Math.min(heldFen, Math.max(0, heldFen - (since.get(orgId) ?? 0))) }] : [];
    });
  }

  private async heldOn(tx: Tx): Promise<Map<Id, Fen>> {
    return sums(await tx.select<Sum>("SELECT orgId, SUM(debitFen) AS d, SUM(creditFen) AS c FROM dues_balance WHERE account = 'wechat' GROUP BY orgId HAVING SUM(debitFen) > SUM(creditFen)"));
  }

  private async movedAfter(tx: Tx, on: IsoDate): Promise<Map<Id, Fen>> {
    return sums(await tx.select<Sum>("SELECT orgId, SUM(debitFen) AS d, SUM(creditFen) AS c FROM dues_line WHERE day > ? AND account = 'wechat' GROUP BY orgId", [on]));
  }
}

interface Sum {
  orgId: Id;
  d: number | string;
  c: number | string;
}

const sums = (rows: readonly Sum[]): Map<Id, Fen> => new Map(rows.map(({ orgId, d, c }) => [orgId, num(d) - num(c)]));
