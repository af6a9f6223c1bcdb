import { Injectable } from '@nestjs/common';
import type { DuesTodoKind, DuesWaitingCounts, Permission } from '@xianfeng/shared-types';
import { num, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';

interface Desk {
  permission: Permission;
  from: string;
  path: string;
  where: string;
  /** Columns that name who is no second person for the row. */
  notBy?: string[];
}

const OF_BRANCH = (table: string) => `${table} t JOIN org o ON o.id = t.orgId`;

/** Where dues wait for an officer, each within the reach of the right to deal with it, and never what the caller may not decide. */
const DESKS: Record<DuesTodoKind, Desk> = {
  dues_relief_study: { permission: 'dues:collect', from: OF_BRANCH('dues_relief'), path: 'o.path', where: "t.status = 'submitted'", notBy: ['t.memberId'] },
  dues_relief: { permission: 'dues:relief', from: OF_BRANCH('dues_relief'), path: 'o.path', where: "t.status = 'studied'", notBy: ['t.memberId', 't.studiedBy'] },
  dues_consent: { permission: 'dues:collect', from: OF_BRANCH('dues_consent'), path: 'o.path', where: "t.status = 'requested'" },
  dues_case: { permission: 'dues:collect', from: OF_BRANCH('dues_case'), path: 'o.path', where: "t.status = 'open'" },
  dues_refund: {
    permission: 'dues:finance', from: 'payment_refund t JOIN payment_order p ON p.id = t.orderId', path: 't.orgPath', where: "t.status = 'requested'",
    notBy: ['t.requestedBy', 'p.memberId', 'p.payerMemberId'],
  },
  dues_cash: {
    permission: 'dues:confirm-cash', from: 'payment_cash t', path: 't.orgPath', where: "t.status IN ('registered', 'returning')",
    notBy: ["CASE WHEN t.status = 'returning' THEN t.returnAskedBy ELSE t.registeredBy END", 't.memberId', 't.payerMemberId'],
  },
  dues_exception: { permission: 'dues:finance', from: 'payment_exception t', path: 't.orgPath', where: "t.status = 'open'" },
  dues_difference: { permission: 'dues:finance', from: 'recon_difference t', path: 't.orgPath', where: "t.status IN ('open', 'taken')" },
  dues_remittance: {
    permission: 'dues:finance', from: 'dues_remittance t', path: 'CASE WHEN t.toOrgId IS NULL THEN t.fromPath ELSE t.toPath END', where: "t.status = 'sent'", notBy: ['t.sentBy'],
  },
  dues_use: { permission: 'dues:finance', from: 'dues_use t', path: 't.orgPath', where: "t.status = 'requested'", notBy: ['t.requestedBy'] },
  dues_extra: { permission: 'dues:fix', from: OF_BRANCH('dues_extra'), path: 'o.path', where: "t.status = 'received'" },
  dues_entry: { permission: 'dues:finance', from: 'dues_book_entry t', path: 't.orgPath', where: "t.status = 'entered'", notBy: ['t.enteredBy'] },
};

/** Counts of what dues ask of the caller, in one round trip. */
@Injectable()
export class DuesWaiting {
  constructor(private readonly uow: UnitOfWork) {}

  async counts(): Promise<DuesWaitingCounts> {
    const caller = currentPrincipal();
    const counts = Object.fromEntries(Object.keys(DESKS).map((kind) => [kind, 0])) as DuesWaitingCounts;
    const parts: string[] = [];
    const params: SqlParam[] = [];
    for (const [kind, { permission, from, path, where, notBy = [] }] of Object.entries(DESKS)) {
      const scopes = caller.scopes(permission);
      if (scopes.length === 0) continue;
      const scope = scopeSql(path, scopes);
      const others = notBy.map((column) => ` AND (${column} IS NULL OR ${column} <> ?)`).join('');
      parts.push(`SELECT '${kind}' AS kind, COUNT(*) AS n FROM ${from} WHERE ${where} AND ${scope.sql}${others}`);
      params.push(...scope.params, ...notBy.map(() => caller.memberId));
    }
    if (parts.length === 0) return counts;
    const rows = await this.uow.read((tx) => tx.select<{ kind: DuesTodoKind; n: number | string }>(parts.join(' UNION ALL '), params));
    for (const { kind, n } of rows) counts[kind] = num(n);
    return counts;
  }
}
