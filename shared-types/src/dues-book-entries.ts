import type { MoneyAccount, OrgName } from './dues-books';
import { endpoint } from './endpoint';
import type { Fen, Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** `interest` is income of dues (党费规定第三章); `opening` is what an organisation has when it begins to keep its books here. */
export const BOOK_ENTRY_KINDS = { interest: '存款利息', opening: '期初结转' } as const;
export type BookEntryKind = keyof typeof BOOK_ENTRY_KINDS;

export const BOOK_ENTRY_STATUS_LABELS = { entered: '已登记，待确认', confirmed: '已入账', refused: '有误，退回', reversed: '已冲销' } as const;
export type BookEntryStatus = keyof typeof BOOK_ENTRY_STATUS_LABELS;

export type BookEntryAction = 'confirm' | 'refuse' | 'reverse';

/** Money that no payment of a member brings: entered by one finance person from the bank's slip, booked when another has confirmed it. */
export interface BookEntry {
  id: Id;
  org: OrgName;
  kind: BookEntryKind;
  /** Where the money is; interest is always the bank's. */
  account: MoneyAccount;
  amountFen: Fen;
  /** Day of the bank's slip, or the first day of the books. */
  on: IsoDate;
  /** 银行回单编号, or the paper that the opening balance was taken from. */
  voucher: string;
  note: string;
  status: BookEntryStatus;
  enteredBy: string;
  enteredAt: IsoDateTime;
  /** Who confirmed, refused or took it back last. */
  decidedBy: string | null;
  decidedAt: IsoDateTime | null;
  reason: string | null;
  version: number;
  allowedActions: BookEntryAction[];
}

export interface EnterBookEntryBody {
  orgId: Id;
  kind: BookEntryKind;
  account: MoneyAccount;
  /** From 1 分 on. */
  amountFen: Fen;
  on: IsoDate;
  /** 1–64 characters; interest of one slip is entered once. */
  voucher: string;
  note: string;
}

export interface BookEntriesQuery extends PageQuery {
  /** The organisation and all below it; all that the caller may see when left out. */
  orgId?: Id;
  status?: BookEntryStatus;
}

type ById = { params: { id: Id } };

export const bookEntriesApi = {
  /** `dues:report`. */
  list: endpoint<{ query: BookEntriesQuery; reply: Page<BookEntry> }>('GET', '/api/dues/book-entries'),
  /**
   * `dues:finance`. An opening balance stands once for an account, on or before the first day of the organisation's books.
   * Problems: `conflict.duplicate` for the same slip or account, 422 for a day to come or a day after the books have begun.
   */
  enter: endpoint<{ body: EnterBookEntryBody; reply: BookEntry }>('POST', '/api/dues/book-entries'),
  /** `dues:finance`, another person: it goes into the books. */
  confirm: endpoint<ById & { body: { version: number }; reply: BookEntry }>('POST', '/api/dues/book-entries/:id/confirmation'),
  /** `dues:finance`, another person: it does not. */
  refuse: endpoint<ById & { body: { reason: string; version: number }; reply: BookEntry }>('POST', '/api/dues/book-entries/:id/refusal'),
  /** `dues:finance`, another person than who entered it: taken back by an opposite journal of today, as far as the money is still there. */
  reverse: endpoint<ById & { body: { reason: string; version: number }; reply: BookEntry }>('POST', '/api/dues/book-entries/:id/reversal'),
};
