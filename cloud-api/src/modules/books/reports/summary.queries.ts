import { Injectable } from '@nestjs/common';
import { DUES_ACCOUNTS, type BooksSummary, type DuesAccount, type SummaryQuery } from '@xianfeng/shared-types';
import { shiftMonth } from '../../../platform/clock';
import { invalidField } from '../../../platform/http';
import { BooksReach } from '../books-reach';
import { onOwnSide } from '../ledger/balances';
import { BooksSums } from './books-sums';
import { figuresOf, merged } from './figures';

const MONTHS_MOST = 24;
const ORDER = Object.keys(DUES_ACCOUNTS) as DuesAccount[];

/** 党费收支汇总表. */
@Injectable()
export class SummaryQueries {
  constructor(
    private readonly reach: BooksReach,
    private readonly sums: BooksSums,
  ) {}

  async summary({ orgId, from, to, subtree = false }: SummaryQuery): Promise<BooksSummary> {
    const { org } = await this.reach.of('dues:report', orgId);
    if (to < from || shiftMonth(from, MONTHS_MOST - 1) < to) throw invalidField('to', `应在起始月份之后 ${MONTHS_MOST} 个月以内`);
    const ids = subtree ? (await this.sums.idsBelow(org.path)).map(({ id }) => id) : [org.id];
    const all = merged((await this.sums.ofOrgs(ids, from, to)).values()).sort((a, b) => ORDER.indexOf(a.account) - ORDER.indexOf(b.account));
    return {
      org: { id: org.id, name: org.name }, from, to, subtree, figures: figuresOf(all),
      lines: all.map(({ account, openDebitFen, openCreditFen, debitFen, creditFen }) => ({
        account, name: DUES_ACCOUNTS[account].name, class: DUES_ACCOUNTS[account].class, openingFen: onOwnSide(account, openDebitFen, openCreditFen),
        debitFen, creditFen, closingFen: onOwnSide(account, openDebitFen + debitFen, openCreditFen + creditFen),
      })),
    };
  }
}
