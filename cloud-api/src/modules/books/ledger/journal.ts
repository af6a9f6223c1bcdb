import { type DuesAccount, DUES_ACCOUNTS, type Fen, type Id, type IsoDate, type JournalKind, type JournalLine } from '@xianfeng/shared-types';

/** A fact to be booked. */
export interface JournalInput {
  /** The same fact posts once, however often it is delivered, e.g. `payment:<order>`. */
  key: string;
  kind: JournalKind;
  orgId: Id;
  /** Path of the organisation now; kept as it is. */
  orgPath: string;
  /** Business date of the fact; in a closed month it is booked in the first open one. */
  on: IsoDate;
  /** What happened in words, at most 200 characters; no personal data beyond a name. */
  memo: string;
  source: { type: string; id: Id };
  lines: readonly JournalLine[];
  /** Who did it; null for what came from outside, e.g. a callback. */
  by?: Id | null;
}

export const debit = (account: DuesAccount, fen: Fen): JournalLine => ({ account, debitFen: fen, creditFen: 0 });
export const credit = (account: DuesAccount, fen: Fen): JournalLine => ({ account, debitFen: 0, creditFen: fen });

const LENGTHS = { key: 191, memo: 200 } as const;
const isAmount = (fen: Fen): boolean => Number.isSafeInteger(fen) && fen >= 0;

/** Sum of the debits, which equals that of the credits. @throws when the journal is no double entry: a fault of the caller. */
export function totalOf({ key, lines }: Pick<JournalInput, 'key' | 'lines'>): Fen {
  const wrong = (why: string) => new Error(`journal ${key}: ${why}`);
  if (lines.length < 2) throw wrong('needs two lines at least');
  let [debits, credits] = [0, 0];
  for (const { account, debitFen, creditFen } of lines) {
    if (!(account in DUES_ACCOUNTS)) throw wrong(`there is no account ${account}`);
    if (!isAmount(debitFen) || !isAmount(creditFen)) throw wrong('amounts are whole 分, not negative');
    if ((debitFen === 0) === (creditFen === 0)) throw wrong('a line is either a debit or a credit');
    debits += debitFen;
    credits += creditFen;
  }
  if (debits !== credits) throw wrong(`debits ${debits} and credits ${credits} differ`);
  if (!isAmount(debits)) throw wrong('the sum is more than a number holds exactly');
  return debits;
}

/** Longer texts would be cut by the database in silence. */
export function checkTexts(journal: JournalInput): void {
  for (const [field, most] of Object.entries(LENGTHS)) {
    const { length } = journal[field as keyof typeof LENGTHS];
    if (length === 0 || length > most) throw new Error(`journal ${journal.key}: ${field} has ${length} characters`);
  }
}

/** The same lines with their sides changed. */
export const turned = (lines: readonly JournalLine[]): JournalLine[] =>
  lines.map(({ account, debitFen, creditFen }) => ({ account, debitFen: creditFen, creditFen: debitFen }));
