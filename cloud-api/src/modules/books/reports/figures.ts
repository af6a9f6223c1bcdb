import { type BooksFigures, type DuesAccount, DUES_ACCOUNTS, type Fen } from '@xianfeng/shared-types';

/** What moved on an account: before the period, and in it. */
export interface AccountSums {
  account: DuesAccount;
  openDebitFen: Fen;
  openCreditFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
}

const DUES: readonly DuesAccount[] = ['dues_income', 'extra_income'];
const REMITTED: readonly DuesAccount[] = ['remitted_out', 'remitted_outside'];
const isUse = (account: DuesAccount) => account.startsWith('use_');

/** The balance is what the accounts hold less what is held for others. */
export function figuresOf(sums: readonly AccountSums[]): BooksFigures {
  const net = (wanted: (account: DuesAccount) => boolean, side: 1 | -1): Fen =>
    sums.filter(({ account }) => wanted(account)).reduce((sum, { debitFen, creditFen }) => sum + side * (debitFen - creditFen), 0);
  const at = (end: boolean, of: 'asset' | 'liability'): Fen =>
    sums.filter(({ account }) => DUES_ACCOUNTS[account].class === of).reduce((sum, s) =>
      sum + s.openDebitFen - s.openCreditFen + (end ? s.debitFen - s.creditFen : 0), 0);
  const is = (...accounts: DuesAccount[]) => (account: DuesAccount) => accounts.includes(account);
  const income = {
    duesFen: net(is(...DUES), -1), remittedInFen: net(is('remitted_in'), -1), interestFen: net(is('interest_income'), -1), carriedFen: net(is('opening'), -1),
    mergedInFen: net(is('merged_in'), -1),
  };
  const spent = { usedFen: net(isUse, 1), remittedOutFen: net(is(...REMITTED), 1), feesFen: net(is('fees'), 1), mergedOutFen: net(is('merged_out'), 1) };
  return {
    openingFen: at(false, 'asset') + at(false, 'liability'), ...income, inFen: Object.values(income).reduce((a, b) => a + b, 0),
    ...spent, outFen: Object.values(spent).reduce((a, b) => a + b, 0),
    closingFen: at(true, 'asset') + at(true, 'liability'), heldForOthersFen: 0 - at(true, 'liability'),
  };
}

/** Sums of several organisations, account by account. */
export function merged(groups: Iterable<readonly AccountSums[]>): AccountSums[] {
  const sums = new Map<DuesAccount, AccountSums>();
  for (const group of groups) {
    for (const s of group) {
      const sum = sums.get(s.account);
      sums.set(s.account, !sum ? s : {
        account: s.account, openDebitFen: sum.openDebitFen + s.openDebitFen, openCreditFen: sum.openCreditFen + s.openCreditFen,
        debitFen: sum.debitFen + s.debitFen, creditFen: sum.creditFen + s.creditFen,
      });
    }
  }
  return [...sums.values()];
}
