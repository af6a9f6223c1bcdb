import {
  EDUCATION_CODES, EMPLOYMENT_CODES, MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_STATUSES, NATION_CODES, SEX_CODES,
} from '@xianfeng/shared-types';
import { FACT_LABELS, type MemberFacts } from '../member-facts';

const CARD = { 1: '有', 0: '无' };

/** Keys of the roster's columns: the facts, with organisations as text, and the status. */
export type RosterKey = Exclude<keyof MemberFacts, 'hostOrgId'> | 'org' | 'homeOrg' | 'hostOrg' | 'status';
/** One row as read or to be written: text by column, '' for empty. */
export type RosterCells = Record<RosterKey, string>;

export interface RosterColumn {
  key: RosterKey;
  heading: string;
  width: number;
  required: boolean;
  /** Code → name; the cell shows the name, and the code is understood too. */
  codes?: Record<string, string>;
  isDate?: boolean;
  /** Shown as a note at the heading. */
  note: string;
}

const label = (key: Exclude<keyof MemberFacts, 'hostOrgId'>) => FACT_LABELS[key];
const date = (key: 'birthDate' | 'joinedOn' | 'fullOn' | 'lostSince' | 'mobileSince', required: boolean, note: string): RosterColumn => ({
  key, heading: label(key), width: 13, required, isDate: true, note: `${note}格式：2026-11-01。`,
});
const ORG_NOTE = '填写上级系统的党组织代码，或从最上级写起的全称，用“/”隔开；名称在本系统内唯一时可只写名称。';

/** The 16 items of the central collection form (domain-rules §6.2), then what the product keeps besides. */
export const ROSTER_COLUMNS: readonly RosterColumn[] = [
  { key: 'name', heading: label('name'), width: 12, required: true, note: '与身份证一致，间隔号用“·”。' },
  { key: 'idNumber', heading: label('idNumber'), width: 22, required: true, note: '18 位，单元格须为文本格式。同一号码只登记一人：已有的更新，没有的新增。' },
  { key: 'sex', heading: label('sex'), width: 8, required: true, codes: SEX_CODES, note: 'GB/T 2261.1，从列表选择。' },
  { key: 'nation', heading: label('nation'), width: 12, required: true, codes: NATION_CODES, note: 'GB/T 3304，从列表选择。' },
  date('birthDate', true, '与身份证一致。'),
  { key: 'education', heading: label('education'), width: 18, required: true, codes: EDUCATION_CODES, note: 'GB/T 4658，从列表选择。' },
  { key: 'category', heading: label('category'), width: 12, required: true, codes: MEMBER_CATEGORIES, note: '正式党员或预备党员。' },
  { key: 'org', heading: '所在党支部', width: 40, required: true, note: ORG_NOTE },
  date('joinedOn', true, '支部大会通过为预备党员之日。'),
  date('fullOn', false, '预备党员留空。'),
  { key: 'job', heading: label('job'), width: 16, required: true, note: '岗位名称，如“客户经理”。' },
  { key: 'employment', heading: label('employment'), width: 16, required: false, codes: EMPLOYMENT_CODES, note: 'GB/T 2261.4，从列表选择。' },
  { key: 'phone', heading: label('phone'), width: 15, required: false, note: '11 位手机号，用于登录。' },
  { key: 'landline', heading: label('landline'), width: 16, required: false, note: '区号-号码。' },
  { key: 'address', heading: label('address'), width: 36, required: false, note: '到门牌号。' },
  { key: 'status', heading: '党籍状态', width: 12, required: true, codes: MEMBER_STATUSES, note: '新增时登记；已有党员的状态请在系统中办理，导入不改变。' },
  { key: 'kind', heading: label('kind'), width: 10, required: true, codes: MEMBER_KINDS, note: '在岗、离退休或流动。' },
  date('lostSince', false, '与党组织失去联系之日。'),
  date('mobileSince', false, '流动党员填写。'),
  { key: 'mobileTo', heading: label('mobileTo'), width: 24, required: false, note: '流动党员填写去向。' },
  { key: 'hostOrg', heading: '流入党支部', width: 40, required: false, note: `流动党员参加组织生活的党支部。${ORG_NOTE}` },
  { key: 'homeOrg', heading: '原所在党支部', width: 40, required: false, note: `所在党支部为临时党支部时填写。${ORG_NOTE}` },
  { key: 'hasActivityCard', heading: label('hasActivityCard'), width: 16, required: false, codes: CARD, note: '流动党员填写。持证的，党费由流入党支部收缴。' },
];

export const SHEET_NAME = '名册';

/** 0 → A, 26 → AA. */
export const letterOf = (index: number): string => (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

