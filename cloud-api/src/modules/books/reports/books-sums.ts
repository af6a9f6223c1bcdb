import { Injectable } from '@nestjs/common';
import type { DuesAccount, Id, IsoMonth } from '@xianfeng/shared-types';
import { chunk, num, placeholders, UnitOfWork } from '../../../database';
import { OrgDirectory } from '../../orgs';
import type { AccountSums } from './figures';

const IDS_PER_QUERY = 500;
type Raw = { orgId: Id; account: DuesAccount } & Record<'od' | 'oc' | 'd' | 'c', number | string>;
type RawMonth = { month: IsoMonth; account: DuesAccount } & Record<'d' | 'c', number | string>;

/** Turnover of organisations in months, from the balances beside the ledger. */
@Injectable()
export class BooksSums {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
  ) {}

  /** The organisation and all below it, closed ones too: their books stay. */
  async idsBelow(path: string): Promise<{ id: Id; path: string }[]> {
    return this.orgs.subtree(path, { includeClosed: true });
  }

  /** From the first month to the last, with what stood before; organisations without books are missing from the map. */
  async ofOrgs(orgIds: readonly Id[], from: IsoMonth, to: IsoMonth): Promise<Map<Id, AccountSums[]>> {
    const sums = new Map<Id, AccountSums[]>();
    for (const part of chunk(orgIds, IDS_PER_QUERY)) {
      const rows = await this.uow.read((tx) => tx.select<Raw>(
        `SELECT orgId, account, SUM(CASE WHEN month < ? THEN debitFen ELSE 0 END) AS od, SUM(CASE WHEN month < ? THEN creditFen ELSE 0 END) AS oc,
                SUM(CASE WHEN month >= ? THEN debitFen ELSE 0 END) AS d, SUM(CASE WHEN month >= ? THEN creditFen ELSE 0 END) AS c
         FROM dues_balance WHERE orgId IN (${placeholders(part)}) AND month <= ? GROUP BY orgId, account`,
        [from, from, from, from, ...part, to],
      ));
      for (const { orgId, account, od, oc, d, c } of rows) {
        const one = { account, openDebitFen: num(od), openCreditFen: num(oc), debitFen: num(d), creditFen: num(c) };
        sums.set(orgId, [...(sums.get(orgId) ?? []), one]);
      }
    }
    return sums;
  }

  /** Each month by itself, all organisations together. */
  async byMonth(orgIds: readonly Id[], from: IsoMonth, to: IsoMonth): Promise<Map<IsoMonth, AccountSums[]>> {
    const months = new Map<IsoMonth, AccountSums[]>();
    for (const part of chunk(orgIds, IDS_PER_QUERY)) {
      const rows = await this.uow.read((tx) => tx.select<RawMonth>(
        `SELECT month, account, SUM(debitFen) AS d, SUM(creditFen) AS c FROM dues_balance
         WHERE orgId IN (${placeholders(part)}) AND month >= ? AND month <= ? GROUP BY month, account`, [...part, from, to],
      ));
      for (const { month, account, d, c } of rows) {
        const one = { account, openDebitFen: 0, openCreditFen: 0, debitFen: num(d), creditFen: num(c) };
        months.set(month, [...(months.get(month) ?? []), one]);
      }
    }
    return months;
  }
}
