import { endpoint } from './endpoint';
import type { XlsxFile } from './imports';
import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';
import type { PdfFile } from './prints';

/**
 * Books of party dues (党费账目). Double entry in 分, one set of books per organisation; every figure of a page, a workbook or a
 * publication is a sum over journal lines. 《关于中国共产党党费收缴、使用和管理的规定》 is cited as 党费规定.
 */

/** What an account is, which decides how its balance counts: in = out + balance. */
export type AccountClass = 'asset' | 'liability' | 'income' | 'expense';

export interface AccountFacts {
  name: string;
  class: AccountClass;
}

/** Chart of accounts. Money stands in assets; liabilities are held for others and are no income. */
export const DUES_ACCOUNTS = {
  wechat: { name: '微信支付结算款', class: 'asset' },
  cash: { name: '库存现金', class: 'asset' },
  bank: { name: '银行存款', class: 'asset' },
  remit_transit: { name: '在途上缴款', class: 'asset' },
  large_dues_payable: { name: '代收大额党费', class: 'liability' },
  refunds_payable: { name: '应退党费', class: 'liability' },
  suspense: { name: '待查款项', class: 'liability' },
  opening: { name: '期初结余', class: 'income' },
  dues_income: { name: '党员交纳党费', class: 'income' },
  extra_income: { name: '党员自愿多交', class: 'income' },
  remitted_in: { name: '下级上缴党费', class: 'income' },
  interest_income: { name: '利息收入', class: 'income' },
  /** What an organisation had when it was merged into this one. */
  merged_in: { name: '并入组织转来', class: 'income' },
  use_training: { name: '培训党员', class: 'expense' },
  use_education: { name: '订阅购买党员教育资料、设备', class: 'expense' },
  use_commend: { name: '表彰先进', class: 'expense' },
  use_hardship: { name: '补助生活困难党员', class: 'expense' },
  use_disaster: { name: '补助遭受严重自然灾害的党员、修缮受损设施', class: 'expense' },
  remitted_out: { name: '上缴上级党费', class: 'expense' },
  /** To bodies that keep no books here, e.g. 国务院国资委党委. */
  remitted_outside: { name: '上缴系统外上级党费', class: 'expense' },
  fees: { name: '支付手续费', class: 'expense' },
  merged_out: { name: '并入其他组织转出', class: 'expense' },
} as const satisfies Record<string, AccountFacts>;
export type DuesAccount = keyof typeof DUES_ACCOUNTS;

/** Where money is held; what a payment out may be made from. */
export const MONEY_ACCOUNTS = ['bank', 'wechat', 'cash'] as const satisfies readonly DuesAccount[];
export type MoneyAccount = (typeof MONEY_ACCOUNTS)[number];

/** What a journal records. */
export const JOURNAL_KINDS = {
  opening: '期初结转',
  payment: '微信交纳党费',
  cash: '现金交纳党费',
  deposit: '现金存入银行',
  settlement: '微信结算到银行',
  fee: '支付手续费',
  interest: '存款利息',
  refund: '退还党费',
  remit_sent: '上缴汇出',
  remit_settled: '上缴核销',
  remit_received: '收到下级上缴',
  use: '使用党费',
  suspense: '待查款项',
  merge: '组织合并结转',
  reversal: '冲销',
} as const;
export type JournalKind = keyof typeof JOURNAL_KINDS;

/** One line of a journal: either a debit or a credit, never both. */
export interface JournalLine {
  account: DuesAccount;
  debitFen: Fen;
  creditFen: Fen;
}

/** Sums of a period. `openingFen + inFen − outFen = closingFen`, always; large dues and money to be given back are held for others. */
export interface BooksFigures {
  openingFen: Fen;
  /** All that came in: the five below. */
  inFen: Fen;
  /** Members' dues and what they gave beyond them, refunds taken off. */
  duesFen: Fen;
  remittedInFen: Fen;
  interestFen: Fen;
  /** 期初结转 that was booked in the period. */
  carriedFen: Fen;
  /** Balances of organisations that were merged into this one. */
  mergedInFen: Fen;
  /** All that went out: the four below. */
  outFen: Fen;
  usedFen: Fen;
  remittedOutFen: Fen;
  feesFen: Fen;
  /** The balance that went to the organisation this one was merged into. */
  mergedOutFen: Fen;
  closingFen: Fen;
  /** Held for others at the end of the period (代收大额党费、应退、待查): in the accounts, no part of the balance. */
  heldForOthersFen: Fen;
}

export interface OrgName {
  id: Id;
  name: string;
}

/** An organisation of the overview with all below it. */
export interface BooksOrgLine extends BooksFigures {
  org: OrgName;
  /** Whether there is something below to drill down to. */
  hasChildren: boolean;
}

export interface BooksOverview {
  org: OrgName;
  /** From the top of what the caller may see down to the parent: the way back up. */
  above: OrgName[];
  month: IsoMonth;
  /** Newest closed month; null before the first. */
  closedUpTo: IsoMonth | null;
  /** The organisation with all below it, in the month. */
  total: BooksFigures;
  /** Its own books alone; null where it keeps none. */
  own: BooksFigures | null;
  /** The organisation that it was merged into: its books are read and published there from now on. Null for one that stands. */
  mergedInto: OrgName | null;
  /** Organisations that were merged into it, whose books are still read. */
  absorbed: OrgName[];
  /** What the money of its own books stands in at the end of the month. */
  money: { account: DuesAccount; name: string; fen: Fen }[];
  children: BooksOrgLine[];
  /** Twelve months up to `month`, oldest first, all below included: for the chart. */
  months: ({ month: IsoMonth } & Pick<BooksFigures, 'duesFen' | 'remittedOutFen' | 'usedFen' | 'closingFen'>)[];
  /** Branches below whose books of the year before were not published yet (at least once a year). */
  unpublished: { year: number; orgs: OrgName[]; more: number };
}

/** A line of 党费明细账. In and out are seen from the account, or from the balance when no account is chosen. */
export interface LedgerLine {
  id: Id;
  journalId: Id;
  day: IsoDate;
  /** Differs from `day` when the fact's own month was closed. */
  occurredOn: IsoDate;
  kind: JournalKind;
  kindName: string;
  memo: string;
  /** Accounts of the journal's other side, in words. */
  against: string;
  account: DuesAccount;
  accountName: string;
  inFen: Fen;
  outFen: Fen;
  /** Balance after the line. */
  balanceFen: Fen;
  source: { type: string; id: Id };
}

export interface LedgerBookQuery extends PageQuery {
  orgId: Id;
  from: IsoDate;
  /** Included; at most 366 days after `from`. */
  to: IsoDate;
  /** All money accounts (微信、现金、银行、在途) when left out. */
  account?: DuesAccount;
}

/** One organisation's own lines of a period, oldest first. */
export interface LedgerBook extends Page<LedgerLine> {
  org: OrgName;
  from: IsoDate;
  to: IsoDate;
  account: DuesAccount | null;
  openingFen: Fen;
  inFen: Fen;
  outFen: Fen;
  closingFen: Fen;
}

/** A line of 收支汇总表. */
export interface SummaryLine {
  account: DuesAccount;
  name: string;
  class: AccountClass;
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
}

export interface BooksSummary {
  org: OrgName;
  from: IsoMonth;
  to: IsoMonth;
  /** With all below. */
  subtree: boolean;
  figures: BooksFigures;
  lines: SummaryLine[];
}

export interface SummaryQuery {
  orgId: Id;
  from: IsoMonth;
  /** Included; at most 24 months. */
  to: IsoMonth;
  subtree?: boolean;
}

/** A line of 党费收缴明细表; the export has the same. */
export interface CollectionLine {
  memberId: Id;
  memberName: string;
  month: IsoMonth;
  dueFen: Fen;
  paidFen: Fen;
  /** Who paid when it was not the member, e.g. 配偶王某. */
  payerName: string | null;
  paidAt: IsoDateTime | null;
  /** 微信 or 现金; null while nothing is paid. */
  method: string | null;
}

/** The month's sum is that of the members' items. */
export interface CollectionSheet {
  org: OrgName;
  month: IsoMonth;
  dueFen: Fen;
  paidFen: Fen;
  members: number;
  paidMembers: number;
  lines: CollectionLine[];
}

export const BOOKS_SHEETS = { ledger: '党费明细账', summary: '党费收支汇总表', collection: '党费收缴明细表' } as const;
export type BooksSheet = keyof typeof BOOKS_SHEETS;

/** What to take out as a file; who, when and why stand on every page, and the audit log has it. */
export interface ExportBooksBody {
  sheet: BooksSheet;
  format: 'xlsx' | 'pdf';
  orgId: Id;
  /** Days for the ledger; their months for the others, the collection sheet takes that of `from`. */
  from: IsoDate;
  to: IsoDate;
  account?: DuesAccount;
  subtree?: boolean;
  /** 2–200 characters. */
  reason: string;
}

export const booksApi = {
  /** `dues:report`. The caller's top organisation when `orgId` is left out, the running month when `month` is. */
  overview: endpoint<{ query: { orgId?: Id; month?: IsoMonth }; reply: BooksOverview }>('GET', '/api/dues/books/overview'),
  ledger: endpoint<{ query: LedgerBookQuery; reply: LedgerBook }>('GET', '/api/dues/books/ledger'),
  summary: endpoint<{ query: SummaryQuery; reply: BooksSummary }>('GET', '/api/dues/books/summary'),
  /** `dues:collect`: it names members with what they owe. */
  collection: endpoint<{ query: { orgId: Id; month: IsoMonth }; reply: CollectionSheet }>('GET', '/api/dues/books/collection'),
  /** The file; the collection sheet needs `dues:collect`. */
  exportSheet: endpoint<{ body: ExportBooksBody; reply: XlsxFile | PdfFile }>('POST', '/api/dues/books/exports'),
};
