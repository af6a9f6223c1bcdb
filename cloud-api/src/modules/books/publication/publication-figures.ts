import { Injectable } from '@nestjs/common';
import { type BooksFigures, DUES_ACCOUNTS, DUES_USES, type DuesAccount, type DuesUseClass, type Fen, type Id, type IsoDate, type PublicationFigures } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';
import { wordsOf } from '../remittance/remittance-journals';
import { RemittanceRow } from '../remittance/remittance.entity';
import { BooksSums } from '../reports/books-sums';
import { type AccountSums, figuresOf } from '../reports/figures';

interface UseRow {
  useClass: DuesUseClass;
  purpose: string;
  amountFen: Fen;
  paidOn: IsoDate;
  decision: string;
}

/** A year of an organisation's own books as its members read it. */
@Injectable()
export class PublicationFiguresReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sums: BooksSums,
  ) {}

  async of(orgId: Id, year: number): Promise<PublicationFigures> {
    const sums = (await this.sums.ofOrgs([orgId], `${year}-01`, `${year}-12`)).get(orgId) ?? [];
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    const uses = await this.uow.read((tx) => tx.select<UseRow>(
      "SELECT useClass, purpose, amountFen, paidOn, decision FROM dues_use WHERE orgId = ? AND status = 'paid' AND paidOn >= ? AND paidOn <= ? ORDER BY paidOn, id",
      [orgId, first, last],
    ));
    const remittances = await this.uow.read((tx) => tx.select<RemittanceRow>(
      "SELECT * FROM dues_remittance WHERE fromOrgId = ? AND status = 'received' AND receivedOn >= ? AND receivedOn <= ? ORDER BY receivedOn, id", [orgId, first, last],
    ));
    return {
      ...(figuresOf(sums) satisfies BooksFigures), income: incomeOf(sums),
      remittances: remittances.map((row) => ({ toName: row.toName, period: wordsOf(row), fen: num(row.amountFen), on: row.receivedOn! })),
      uses: uses.map((row) => ({ className: DUES_USES[row.useClass].name, purpose: row.purpose, fen: num(row.amountFen), on: row.paidOn, decision: row.decision })),
    };
  }
}

function incomeOf(sums: readonly AccountSums[]): PublicationFigures['income'] {
  const order = Object.keys(DUES_ACCOUNTS) as DuesAccount[];
  return sums
    .filter(({ account }) => DUES_ACCOUNTS[account].class === 'income')
    .sort((a, b) => order.indexOf(a.account) - order.indexOf(b.account))
    .map(({ account, debitFen, creditFen }) => ({ name: DUES_ACCOUNTS[account].name, fen: creditFen - debitFen }))
    .filter(({ fen }) => fen !== 0);
}
