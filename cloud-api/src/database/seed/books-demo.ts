import type { Fen, Id, IsoDate } from '@xianfeng/shared-types';
import { BooksMonths, credit, debit, DuesLedger, type JournalInput } from '../../modules/books';
import { PublicationFiguresReader } from '../../modules/books/publication/publication-figures';
import { publicationHash } from '../../modules/books/publication/publication-seal';
import { PublicationRow } from '../../modules/books/publication/publication.entity';
import { DuesUseRow } from '../../modules/books/uses/dues-use.entity';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { monthOf, shiftMonth, startOfDate, toBusinessDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { chunk, instant, num } from '../portable';
import type { UnitOfWork } from '../unit-of-work';

/** What a branch has at the start of last year. */
const OPENING_FEN = 126_480;
const USED_FEN = 38_600;
/** At once, below what a statement may bind. */
const JOURNALS = 500;

interface Cast {
  orgs: readonly Org[];
  author: Member;
  secretary: Member;
  officer: Member;
  accountant: Member;
}

/** The books beside the year of bills: what was paid before WeChat, the months that are closed, and of the author's branch last year's opening, use and publication. */
export class BooksDemo {
  private readonly lastYear: number;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: DuesLedger,
    private readonly figures: PublicationFiguresReader,
    private readonly months: BooksMonths,
    private readonly today: IsoDate,
  ) {
    this.lastYear = Number(today.slice(0, 4)) - 1;
  }

  async fill({ orgs, author, secretary, officer, accountant }: Cast): Promise<number> {
    const places = new Map(orgs.map((org) => [org.id, org]));
    const branch = places.get(author.orgId)!;
    const journals = [this.opening(branch), ...(await this.paid(places))];
    await this.uow.run(async (tx) => {
      for (const part of chunk(journals, JOURNALS)) await this.ledger.postAll(tx, part);
      await this.use(branch, secretary, officer);
      await this.publish(branch, secretary);
      // The last month is left for the newcomer.
      await this.months.close(tx, orgs[0].id, shiftMonth(monthOf(this.today), -2), accountant.id);
    });
    return journals.length + 1;
  }

  private opening(branch: Org): JournalInput {
    return {
      key: `demo:opening:${branch.id}`, kind: 'opening', orgId: branch.id, orgPath: branch.path, on: `${this.lastYear}-01-01`, memo: '启用系统，结转上年结余',
      source: { type: 'opening', id: branch.id }, lines: [debit('bank', OPENING_FEN), credit('opening', OPENING_FEN)],
    };
  }

  /** One journal a branch and month, the sum of what its members paid before the group had WeChat: it went to the bank. */
  private async paid(places: ReadonlyMap<Id, Org>): Promise<JournalInput[]> {
    const rows = await this.uow.read((tx) => tx.select<{ orgId: Id; month: string; fen: number | string; at: Date | string }>(
      `SELECT b.orgId, b.month, SUM(s.fen) AS fen, MAX(s.at) AS at FROM dues_settlement s JOIN dues_bill b ON b.id = s.billId
       WHERE s.source = 'history' GROUP BY b.orgId, b.month HAVING SUM(s.fen) > 0 ORDER BY b.month, b.orgId`,
    ));
    return rows.map(({ orgId, month, fen, at }) => ({
      key: `demo:paid:${orgId}:${month}`, kind: 'payment', orgId, orgPath: places.get(orgId)!.path, on: toBusinessDate(instant(at)), memo: `党员交纳 ${month} 党费`,
      source: { type: 'history', id: orgId }, lines: [debit('bank', num(fen)), credit('dues_income', num(fen))],
    }));
  }

  private async use(branch: Org, secretary: Member, officer: Member): Promise<void> {
    const [id, decidedOn, paidOn] = [newId(), `${this.lastYear}-06-20`, `${this.lastYear}-06-28`];
    const row: DuesUseRow = {
      id, orgId: branch.id, orgPath: branch.path, useClass: 'education', purpose: '订购党员学习书籍', amountFen: USED_FEN satisfies Fen, payee: '示例新华书店',
      decidedOn, decision: '支委会研究同意为党员订购学习书籍', status: 'paid', requestedBy: secretary.id, requestedAt: startOfDate(decidedOn),
      decidedBy: officer.id, decidedAt: startOfDate(paidOn), reason: null, paidOn, account: 'bank', voucher: '示例回单 0628', version: 2,
    };
    await this.uow.run(async (tx) => {
      await tx.repo(DuesUseRow).insert(row);
      await this.ledger.post(tx, {
        key: `use:${id}`, kind: 'use', orgId: branch.id, orgPath: branch.path, on: paidOn, memo: row.purpose, source: { type: 'use', id }, by: officer.id,
        lines: [debit('use_education', USED_FEN), credit('bank', USED_FEN)],
      });
    });
  }

  private async publish(branch: Org, secretary: Member): Promise<void> {
    const facts = {
      orgId: branch.id, orgName: branch.name, year: this.lastYear, edition: 1, figures: await this.figures.of(branch.id, this.lastYear), note: '经支部党员大会报告。',
      reason: null, publishedBy: secretary.name, publishedAt: startOfDate(`${this.lastYear + 1}-01-12`),
    };
    const row: PublicationRow = { ...facts, id: newId(), orgPath: branch.path, publishedById: secretary.id, hash: publicationHash(facts) };
    await this.uow.run((tx) => tx.repo(PublicationRow).insert(row));
  }
}
