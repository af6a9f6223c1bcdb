import { Injectable } from '@nestjs/common';
import {
  PERSONAL_ACCESS_LABELS, SENSITIVE_MEMBER_FIELDS, type Id, type IsoMonth, type PersonalAccessKind, type PersonalAccessLine, type PersonalAccessQuery,
  type PersonalAccessReport, type SensitiveMemberField,
} from '@xianfeng/shared-types';
import { isoTime, placeholders, UnitOfWork } from '../../database';
import { MemberDirectory } from '../../modules/members';
import { Clock, monthOf, monthRange, toBusinessDate } from '../../platform/clock';
import { invalidField } from '../../platform/http';
import { AuditScope } from './audit-scope';

const KINDS = Object.keys(PERSONAL_ACCESS_LABELS) as PersonalAccessKind[];
const MONTHS = 12;
const ROWS = 20_000;
const REASONS = 5;

interface Row {
  at: Date | string;
  actorId: Id | null;
  action: PersonalAccessKind;
  detail: string;
}

/** What the acts put on record, each its part of it. */
interface Detail {
  reason?: string;
  /** Who uploaded an import that a job wrote. */
  by?: Id;
  fields?: SensitiveMemberField[];
  members?: number;
  created?: number;
  updated?: number;
  sensitive?: boolean;
}

type Sum = Omit<PersonalAccessLine, 'actorName' | 'actorOrgName' | 'kindName'>;

/** Who saw or took personal data, what and why, by month (PIPL art. 54, 合规审计). */
@Injectable()
export class PersonalAccess {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly scope: AuditScope,
    private readonly clock: Clock,
  ) {}

  async report(query: PersonalAccessQuery): Promise<PersonalAccessReport> {
    const to = query.to ?? this.clock.month();
    const from = query.from ?? to;
    requireRange(from, to);
    const rows = await this.rows(from, to, query.orgId);
    const sums = new Map<string, Sum>();
    for (const row of rows.slice(0, ROWS)) add(sums, row);
    const lines = [...sums.values()].sort((a, b) => b.month.localeCompare(a.month) || b.times - a.times || a.lastAt.localeCompare(b.lastAt));
    const people = await this.members.getMany(lines.flatMap((line) => line.actorId ?? []));
    return {
      from, to, cut: rows.length > ROWS,
      lines: lines.map((line) => {
        const actor = people.get(line.actorId ?? '');
        const actorName = line.actorId === null ? '系统' : (actor?.name ?? '（已离开）');
        return { ...line, actorName, actorOrgName: actor?.orgName ?? '', kindName: PERSONAL_ACCESS_LABELS[line.kind] };
      }),
    };
  }

  /** The latest first. */
  private async rows(from: IsoMonth, to: IsoMonth, orgId: Id | undefined): Promise<Row[]> {
    const reach = await this.scope.condition(orgId);
    return this.uow.read((tx) =>
      tx.select<Row>(
        `SELECT at, actorId, action, detail FROM audit_entry WHERE action IN (${placeholders(KINDS)}) AND at >= ? AND at < ? AND ${reach.sql}
         ORDER BY at DESC, id DESC LIMIT ${ROWS + 1}`,
        [...KINDS, monthRange(from).from, monthRange(to).to, ...reach.params],
      ),
    );
  }
}

function requireRange(from: IsoMonth, to: IsoMonth): void {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1;
  if (months < 1) throw invalidField('to', '结束月份不能早于开始月份');
  if (months > MONTHS) throw invalidField('from', `一次最多统计 ${MONTHS} 个月`);
}

function add(sums: Map<string, Sum>, { at, action, detail, ...row }: Row): void {
  const month = monthOf(toBusinessDate(new Date(isoTime(at))));
  const facts = JSON.parse(detail) as Detail;
  const actorId = row.actorId ?? (action === 'member.import' ? (facts.by ?? null) : null);
  const key = `${month} ${actorId} ${action}`;
  const sum = sums.get(key) ?? { month, actorId, kind: action, times: 0, members: 0, fields: [], reasons: [], lastAt: isoTime(at) };
  sum.times += 1;
  sum.members += action === 'member.reveal' ? 1 : (facts.members ?? (facts.created ?? 0) + (facts.updated ?? 0));
  for (const field of fieldsOf(action, facts)) if (!sum.fields.includes(field)) sum.fields.push(field);
  if (facts.reason && sum.reasons.length < REASONS && !sum.reasons.includes(facts.reason)) sum.reasons.push(facts.reason);
  sums.set(key, sum);
}

function fieldsOf(action: PersonalAccessKind, { fields = [], sensitive = false }: Detail): string[] {
  if (action === 'member.export' && sensitive) return Object.values(SENSITIVE_MEMBER_FIELDS);
  return fields.map((field) => SENSITIVE_MEMBER_FIELDS[field] ?? field);
}
