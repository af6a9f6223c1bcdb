import type { OrgOpenMatter } from '@xianfeng/shared-types';
import { groupedYuan } from '../../platform/money';

/** What is still open, with amounts, and what to do about it. */
export const unsettledInWords = (open: readonly OrgOpenMatter[]): string =>
  `党费账目尚未结清：${open.map(inWords).join('；')}。请先上缴或划转余额、办结在办款项，或改为并入其他组织。`;

const inWords = ({ what, count, fen }: OrgOpenMatter): string => `${what} ${count === null ? '' : `${count} 笔，`}${groupedYuan(fen)} 元`;
