import type { Id, MemberStatus } from '@xianfeng/shared-types';
import { placeholders, type SqlParam, type Tx } from '../../../database';
import { type OrgScope, reaches } from '../../../platform/access';
import type { Member } from '../member.entity';
import type { MemberVault } from '../member-vault';
import { factsOf } from '../member-columns';
import { FACT_LABELS, type FactField, type MemberFacts } from '../member-facts';
import type { OrgBook } from './org-book';
import { maskCell, type CellProblem, type ParsedRow } from './row-parser';

export type KnownMember = Member & { orgPath: string };

/** What writing a good row means. */
export type RowPlan =
  | { kind: 'create' }
  | { kind: 'update'; member: KnownMember; changed: string[]; moved: boolean }
  | { kind: 'same' }
  | { kind: 'bad'; problem: CellProblem };

/** Members by the keyed hash of their ID number, and of one that was entered by mistake and merged. */
export async function knownMembers(tx: Tx, hashes: readonly string[]): Promise<Map<string, KnownMember>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.select<KnownMember>(
    `SELECT m.*, o.path AS orgPath FROM member m JOIN org o ON o.id = m.orgId WHERE m.idNumberHash IN (${placeholders(hashes)})`,
    hashes as SqlParam[],
  );
  const merged = await tx.select<KnownMember & { aliasHash: string }>(
    `SELECT m.*, o.path AS orgPath, l.idNumberHash AS aliasHash FROM member_alias l JOIN member m ON m.id = l.memberId JOIN org o ON o.id = m.orgId
     WHERE l.idNumberHash IN (${placeholders(hashes)})`,
    hashes as SqlParam[],
  );
  return new Map([...rows.map((row) => [row.idNumberHash, typed(row)] as const), ...merged.map(({ aliasHash, ...row }) => [aliasHash, typed(row)] as const)]);
}

/** A row of a query has 1 and 0 where the record has true and false. */
const typed = (row: KnownMember): KnownMember => ({ ...row, hasActivityCard: Boolean(row.hasActivityCard) });

export const inScopes = (scopes: readonly OrgScope[] | null, path: string): boolean =>
  scopes === null || scopes.some((scope) => reaches(scope, path));

/** Compares a good row with what is registered. */
export function planRow(row: ParsedRow, known: KnownMember | undefined, scopes: OrgScope[] | null, orgs: OrgBook, vault: MemberVault): RowPlan {
  const bad = (key: CellProblem['key'], text: string, reason: string, fix: string): RowPlan => ({
    kind: 'bad', problem: { key, value: maskCell(key, text), reason, fix },
  });
  if (!inScopes(scopes, row.org.path)) return bad('org', orgs.textOf(row.org.id), '不在您的导入范围内', '请由该组织的上级党委导入');
  if (!known) return { kind: 'create' };
  const { facts } = row;
  if (!inScopes(scopes, known.orgPath)) return bad('idNumber', facts.idNumber, '该党员已在其他组织登记', '请办理组织关系转接');
  if (known.status !== row.status) return bad('status', row.status, '与系统中登记的党籍状态不一致', '请在党员详情中办理，并说明原因');
  const before = factsOf(known, vault);
  if (vault.idNumberHash(facts.idNumber) !== known.idNumberHash) {
    return bad('idNumber', facts.idNumber, '以此号码登记的记录已并入另一名党员', '请核对身份证号');
  }
  const changed = (Object.keys(FACT_LABELS) as FactField[]).filter((f) => before[f] !== facts[f]).map((f) => FACT_LABELS[f]);
  const moved = known.orgId !== row.org.id || known.homeOrgId !== row.homeOrgId;
  return changed.length === 0 && !moved ? { kind: 'same' } : { kind: 'update', member: known, changed, moved };
}

/** What the dry run keeps of a good row for the commit. */
export interface PlannedRow {
  rowNo: number;
  facts: MemberFacts;
  orgId: Id;
  homeOrgId: Id | null;
  status: MemberStatus;
  /** For an update: whom, in which version. */
  memberId: Id | null;
  version: number | null;
  fromOrgId: Id | null;
  changed: string[];
}
