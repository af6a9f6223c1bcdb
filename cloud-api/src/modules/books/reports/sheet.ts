import { type BooksSummary, type CollectionSheet, type LedgerBook, type LedgerLine, DUES_ACCOUNTS } from '@xianfeng/shared-types';
import { businessTime } from '../../../platform/clock';
import { yuan } from '../money';

export interface SheetColumn {
  title: string;
  /** Share of the width on paper; its width in a workbook. */
  share: number;
  align?: 'left' | 'center' | 'right';
}

/** A cell is text, or an amount in 分. */
export type SheetCell = string | { fen: number };

/** A table as it goes to paper or into a workbook: the same rows in both, and the same as on the screen. */
export interface Sheet {
  title: string;
  /** Below the title: the unit, the period and what is counted in. */
  notes: string[];
  columns: SheetColumn[];
  rows: SheetCell[][];
  /** Who signs at the foot of the paper. */
  signatures: string[];
}

const money = (fen: number): SheetCell => ({ fen });
const BLANK = '';
const AMOUNT = (title: string): SheetColumn => ({ title, share: 14, align: 'right' });
const UNIT = '金额单位：元';

export const textOf = (cell: SheetCell): string => (typeof cell === 'string' ? cell : yuan(cell.fen));

export function ledgerSheet(book: Omit<LedgerBook, 'items' | 'next'>, lines: readonly LedgerLine[]): Sheet {
  const opening: SheetCell[] = [book.from, BLANK, '期初余额', BLANK, BLANK, BLANK, money(book.openingFen)];
  const closing: SheetCell[] = [book.to, BLANK, '本期合计及期末余额', BLANK, money(book.inFen), money(book.outFen), money(book.closingFen)];
  return {
    title: '党费明细账', notes: [`单位：${book.org.name}`, `期间：${book.from} 至 ${book.to}；科目：${book.account ? DUES_ACCOUNTS[book.account].name : '全部资金'}；${UNIT}`],
    columns: [
      { title: '日期', share: 11, align: 'center' }, { title: '业务', share: 14 }, { title: '摘要', share: 30 }, { title: '科目（对方科目）', share: 24 },
      AMOUNT('收入'), AMOUNT('支出'), AMOUNT('余额'),
    ],
    rows: [opening, ...lines.map((l): SheetCell[] => [
      l.day, l.kindName, l.memo, `${l.accountName}（${l.against}）`, l.inFen ? money(l.inFen) : BLANK, l.outFen ? money(l.outFen) : BLANK, money(l.balanceFen),
    ]), closing],
    signatures: ['主管', '复核', '记账'],
  };
}

export function summarySheet({ org, from, to, subtree, figures, lines }: BooksSummary): Sheet {
  const figure = (name: string, fen: number): SheetCell[] => [name, BLANK, BLANK, BLANK, money(fen)];
  return {
    title: '党费收支汇总表', notes: [`单位：${org.name}${subtree ? '（含下级组织）' : ''}`, `期间：${from} 至 ${to}；${UNIT}`],
    columns: [{ title: '项目', share: 36 }, AMOUNT('期初'), AMOUNT('借方发生'), AMOUNT('贷方发生'), AMOUNT('期末')],
    rows: [
      ...lines.map((l): SheetCell[] => [l.name, money(l.openingFen), money(l.debitFen), money(l.creditFen), money(l.closingFen)]),
      figure('期初结余', figures.openingFen), figure('本期收入', figures.inFen), figure('  其中：党员交纳党费', figures.duesFen),
      figure('  其中：下级上缴党费', figures.remittedInFen), figure('本期支出', figures.outFen), figure('  其中：使用党费', figures.usedFen),
      figure('  其中：上缴党费', figures.remittedOutFen), figure('期末结余（期初结余＋本期收入－本期支出）', figures.closingFen),
      figure('另：代收待转款项', figures.heldForOthersFen),
    ],
    signatures: ['主管', '复核', '制表'],
  };
}

export function collectionSheetOf({ org, month, lines, dueFen, paidFen, members, paidMembers }: CollectionSheet): Sheet {
  return {
    title: '党费收缴明细表', notes: [`党支部：${org.name}`, `月份：${month}；应交 ${members} 人，已交 ${paidMembers} 人；${UNIT}`],
    columns: [
      { title: '序号', share: 6, align: 'center' }, { title: '姓名', share: 12 }, { title: '月份', share: 10, align: 'center' }, AMOUNT('应交党费'), AMOUNT('实交党费'),
      { title: '交款人', share: 14 }, { title: '方式', share: 10, align: 'center' }, { title: '交纳时间', share: 18, align: 'center' },
    ],
    rows: [
      ...lines.map((l, i): SheetCell[] => [
        String(i + 1), l.memberName, l.month, money(l.dueFen), money(l.paidFen), l.payerName ?? (l.paidAt ? '本人' : BLANK), l.method ?? BLANK,
        l.paidAt ? businessTime(new Date(l.paidAt)) : BLANK,
      ]),
      ['合计', BLANK, BLANK, money(dueFen), money(paidFen), BLANK, BLANK, BLANK],
    ],
    signatures: ['党支部书记', '组织委员', '经办人'],
  };
}
