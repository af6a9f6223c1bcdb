import type { DuesKind } from '@xianfeng/shared-types';
import type { Member } from '../../src/modules/members/member.entity';
import { DuesBillRow } from '../../src/modules/dues/dues-bill.entity';
import { DuesFixingRow } from '../../src/modules/dues/dues-fixing.entity';
import { DuesVault } from '../../src/modules/dues/dues-vault';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

export interface FixingSpec {
  member: Pick<Member, 'id'>;
  monthlyFen?: number;
  baseFen?: number;
  kind?: DuesKind;
  fromMonth?: string;
}

/** Puts a fixing straight into the database: 50.00 a month on a base of 5000.00 unless said otherwise. */
export async function createFixing(t: Pick<TestApp, 'get' | 'uow' | 'clock'>, spec: FixingSpec): Promise<DuesFixingRow> {
  const { member, monthlyFen = 5000, baseFen = 500_000, kind = 'wage', fromMonth = '2025-01' } = spec;
  const explanation = { kind, baseFen, calcFen: monthlyFen, dueFen: monthlyFen, steps: [], flags: [] };
  const row: DuesFixingRow = {
    id: newId(), memberId: member.id, year: Number(fromMonth.slice(0, 4)), kind, fromMonth, toMonth: null, precedence: `${fromMonth}/0`, currentKey: `${member.id}:${fromMonth}/0`,
    monthlyFen, manual: false, sealed: t.get(DuesVault).seal({ facts: { kind, baseFen }, explanation }), reason: null, createdBy: null, createdAt: t.clock.now(),
  };
  await t.uow.run((tx) => tx.repo(DuesFixingRow).insert(row));
  return row;
}

/** Puts unpaid bills straight into the database. */
export async function createBills(t: Pick<TestApp, 'uow' | 'clock'>, member: Pick<Member, 'id' | 'orgId'>, months: readonly string[], more: Partial<DuesBillRow> = {}): Promise<DuesBillRow[]> {
  const rows = months.map((month): DuesBillRow => ({
    id: newId(), memberId: member.id, orgId: member.orgId, month, dueOn: `${month}-15`, dueFen: 5000, paidFen: 0, status: 'unpaid', fixingId: newId(), reliefId: null, paidAt: null,
    createdAt: t.clock.now(), ...more,
  }));
  await t.uow.run((tx) => tx.repo(DuesBillRow).insert(rows));
  return rows;
}
