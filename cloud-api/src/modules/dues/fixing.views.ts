import { Injectable } from '@nestjs/common';
import type { DuesFixing } from '@xianfeng/shared-types';
import { OrgMembership } from '../orgs';
import type { DuesFixingRow } from './dues-fixing.entity';
import { DuesVault } from './dues-vault';

/** Fixings in clear, for those who may see a base. */
@Injectable()
export class FixingViews {
  constructor(
    private readonly vault: DuesVault,
    private readonly people: OrgMembership,
  ) {}

  async of(rows: readonly DuesFixingRow[]): Promise<DuesFixing[]> {
    const names = await this.people.people([...new Set(rows.flatMap((row) => row.createdBy ?? []))]);
    return rows.map((row) => ({
      id: row.id, kind: row.kind, year: row.year, fromMonth: row.fromMonth, toMonth: row.toMonth, monthlyFen: row.monthlyFen, reason: row.reason,
      fixedBy: row.createdBy && (names.get(row.createdBy)?.name ?? '（已离开）'), fixedAt: row.createdAt.toISOString(), superseded: row.currentKey === null,
      explanation: this.vault.open(row.sealed).explanation,
    }));
  }
}
