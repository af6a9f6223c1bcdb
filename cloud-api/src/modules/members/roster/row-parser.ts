import type { Id, MemberStatus } from '@xianfeng/shared-types';
import { maskIdNumber, maskPhone } from '../../../platform/crypto';
import { checkFacts, type FactRules, type MemberFacts } from '../member-facts';
import { maskAddress } from '../member-vault';
import { dateText } from './cell-text';
import type { BookOrg, OrgBook } from './org-book';
import { ROSTER_COLUMNS, type RosterCells, type RosterColumn, type RosterKey } from './roster-columns';

/** One wrong cell of a row; value masked. */
export interface CellProblem {
  key: RosterKey;
  value: string;
  reason: string;
  fix: string;
}

export interface ParsedRow {
  facts: MemberFacts;
  org: BookOrg;
  homeOrgId: Id | null;
  status: MemberStatus;
}

export type RowResult = { row: ParsedRow } | { problems: CellProblem[] };

/** Cell → code: names and codes are understood, 族 and 党员 may be left out. */
const CODE_OF = new Map<RosterKey, Map<string, string>>(
  ROSTER_COLUMNS.filter((c) => c.codes).map((column) => {
    const codes = new Map<string, string>();
    for (const [code, name] of Object.entries(column.codes!)) {
      for (const text of [code, name, name.replace(/(?<=.)族$/, ''), name.replace(/党员$/, '')]) codes.set(text, code);
    }
    return [column.key, codes];
  }),
);

const MASKS: Partial<Record<RosterKey, (text: string) => string>> = {
  idNumber: maskIdNumber, phone: maskPhone, landline: maskPhone, address: maskAddress, birthDate: (text) => `${text.slice(0, 4)}******`,
};

export const maskCell = (key: RosterKey, text: string): string => MASKS[key]?.(text) ?? text.slice(0, 60);

/** Text of a row → a checked record with its organisations, or every wrong cell at once. */
export function parseRow(cells: RosterCells, orgs: OrgBook, rules: FactRules): RowResult {
  const problems: CellProblem[] = [];
  const report = (key: RosterKey, reason: string, fix: string) => {
    if (!problems.some((p) => p.key === key)) problems.push({ key, value: maskCell(key, cells[key]), reason, fix });
  };
  const values = {} as Record<RosterKey, string | null>;
  for (const column of ROSTER_COLUMNS) values[column.key] = readCell(column, cells[column.key], report);
  const branch = (key: 'org' | 'homeOrg' | 'hostOrg'): BookOrg | null => {
    if (!cells[key]) return null;
    const found = orgs.branch(cells[key]);
    if ('org' in found) return found.org;
    report(key, found.reason, found.fix);
    return null;
  };
  const org = branch('org');
  const home = branch('homeOrg');
  const host = branch('hostOrg');
  if (org?.kind === 'temporary_branch' && !cells.homeOrg) report('homeOrg', '临时党支部的党员没有原所在党支部', '填写组织关系所在的党支部');
  if (org && org.kind !== 'temporary_branch' && cells.homeOrg) report('homeOrg', '所在党支部不是临时党支部，不应填写', '清空此项');

  const facts = factsOf(values, host);
  for (const { field, reason, fix } of checkFacts(facts, rules)) report(field === 'hostOrgId' ? 'hostOrg' : field, reason, fix);
  if (problems.length > 0 || !org) return { problems };
  return { row: { facts, org, homeOrgId: home?.id ?? null, status: values.status as MemberStatus } };
}

type Report = (key: RosterKey, reason: string, fix: string) => void;

function readCell(column: RosterColumn, text: string, report: Report): string | null {
  const { key, codes, isDate, required } = column;
  if (text === '') {
    if (required) report(key, '没有填写', codes ? '从下拉列表中选择' : `填写${column.heading}`);
    return null;
  }
  if (text.includes('*') && (key === 'idNumber' || key === 'phone' || key === 'landline' || key === 'address')) {
    report(key, '已脱敏（含“*”），不能导入', '改用“含完整信息”的导出文件，或填写完整内容');
  }
  if (isDate) return dateText(text);
  if (!codes) return text;
  const code = CODE_OF.get(key)!.get(text);
  if (code === undefined) report(key, '不在代码表中', '从下拉列表中选择');
  return code ?? text;
}

function factsOf(v: Record<RosterKey, string | null>, host: BookOrg | null): MemberFacts {
  return {
    name: v.name, idNumber: v.idNumber?.toUpperCase(), sex: v.sex, nation: v.nation, birthDate: v.birthDate, education: v.education,
    category: v.category, kind: v.kind, joinedOn: v.joinedOn, fullOn: v.fullOn, job: v.job, employment: v.employment, phone: v.phone,
    landline: v.landline, address: v.address, lostSince: v.lostSince, mobileSince: v.mobileSince, mobileTo: v.mobileTo, hostOrgId: host?.id ?? null,
    hasActivityCard: v.hasActivityCard === '1',
  } as MemberFacts;
}
