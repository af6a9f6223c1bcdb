import { type DuesAccount, type IsoDate, JOURNAL_KINDS, type JournalKind, type MoneyAccount } from '@xianfeng/shared-types';
import { credit, debit, type JournalInput } from '../ledger/journal';
import { percent } from '../money';
import type { RemittanceRow } from './remittance.entity';

const OUT: Record<RemittanceRow['kind'], (row: RemittanceRow) => DuesAccount> = {
  ordinary: ({ toOrgId }) => (toOrgId === null ? 'remitted_outside' : 'remitted_out'),
  large: () => 'large_dues_payable',
};
const IN: Record<RemittanceRow['kind'], DuesAccount> = { ordinary: 'remitted_in', large: 'large_dues_payable' };

export const sentKey = (row: RemittanceRow, sending: number): string => `remittance:${row.id}:${sending}:sent`;

const journal = (row: RemittanceRow, sending: number, step: string, kind: JournalKind, on: IsoDate, by: string) => ({
  key: `remittance:${row.id}:${sending}:${step}`, kind, on, by, source: { type: 'remittance', id: row.id },
  memo: `${JOURNAL_KINDS[kind]}：${wordsOf(row)}`,
});

/** The money has left the sender and belongs to nobody else yet. */
export function sentJournal(row: RemittanceRow, sending: number, account: MoneyAccount, on: IsoDate, by: string): JournalInput {
  return {
    ...journal(row, sending, 'sent', 'remit_sent', on, by), orgId: row.fromOrgId, orgPath: row.fromPath,
    lines: [debit('remit_transit', row.amountFen), credit(account, row.amountFen)],
  };
}

/** Both sides agree: what was on its way is the receiver's. */
export function receivedJournals(row: RemittanceRow, account: MoneyAccount, on: IsoDate, by: string): JournalInput[] {
  const { kind, amountFen } = row;
  const sender = {
    ...journal(row, row.sendings, 'settled', 'remit_settled', on, by), orgId: row.fromOrgId, orgPath: row.fromPath,
    lines: [debit(OUT[kind](row), amountFen), credit('remit_transit', amountFen)],
  };
  if (row.toOrgId === null) return [sender];
  const receiver = {
    ...journal(row, row.sendings, 'received', 'remit_received', on, by), orgId: row.toOrgId, orgPath: row.toPath,
    lines: [debit(account, amountFen), credit(IN[kind], amountFen)],
  };
  return [sender, receiver];
}

export function wordsOf({ kind, fromMonth, toMonth, basisPoints }: RemittanceRow): string {
  const period = fromMonth === toMonth ? fromMonth : `${fromMonth} 至 ${toMonth}`;
  return kind === 'large' ? `${period} 大额党费` : `${period} 党费（${percent(basisPoints)}）`;
}
