import { Injectable } from '@nestjs/common';
import type { DuesExplanation, FixDuesBody, DuesFacts, Id } from '@xianfeng/shared-types';
import { bulkInsert, chunk, isDuplicateKey, placeholders, type RawRow, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { BillRefresh } from './bill-refresh';
import type { DuesFixingRow } from './dues-fixing.entity';
import type { DuesPerson } from './dues-people';
import { DuesVault } from './dues-vault';

const AT_ONCE = 500;

export type NewFixing = Pick<DuesFixingRow, 'memberId' | 'year' | 'kind' | 'fromMonth' | 'toMonth' | 'precedence' | 'monthlyFen' | 'manual' | 'reason'> & {
  explanation: DuesExplanation;
  facts: FixDuesBody;
};

export interface Fixed {
  person: DuesPerson;
  fixing: NewFixing;
}

/** What stands of a year, as a new fixing is compared with it. */
export type StandingFixing = Pick<RawRow<DuesFixingRow>, 'memberId' | 'currentKey' | 'toMonth' | 'monthlyFen' | 'manual' | 'sealed'>;

/** The table of fixings: what stands in it, and how more is written, for one member as for thousands. */
@Injectable()
export class FixingBook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly vault: DuesVault,
    private readonly refresh: BillRefresh,
  ) {}

  /** Of a year, by member. */
  async standing(memberIds: readonly Id[], year: number): Promise<(memberId: Id) => StandingFixing[]> {
    const found = new Map<Id, StandingFixing[]>();
    for (const part of chunk(memberIds, AT_ONCE)) {
      const sql = `SELECT memberId, currentKey, toMonth, monthlyFen, manual, sealed FROM dues_fixing WHERE memberId IN (${placeholders(part)}) AND year = ? AND currentKey IS NOT NULL`;
      for (const row of await this.uow.read((tx) => tx.select<StandingFixing>(sql, [...part, year]))) found.set(row.memberId, [...(found.get(row.memberId) ?? []), row]);
    }
    return (memberId) => found.get(memberId) ?? [];
  }

  /** Supersedes what stood in their places; bills follow, and each leaves its trace. */
  async write(tx: Tx, fixed: readonly Fixed[]): Promise<DuesFixingRow[]> {
    const rows = fixed.map(({ fixing: { explanation, facts, ...columns } }): DuesFixingRow => ({
      ...columns, id: newId(), currentKey: currentKeyOf(columns), sealed: this.vault.seal({ facts: factsOnly(facts), explanation }), createdBy: currentPrincipal().memberId, createdAt: this.clock.now(),
    }));
    for (const part of chunk(rows, AT_ONCE)) {
      await tx.execute(`UPDATE dues_fixing SET currentKey = NULL WHERE currentKey IN (${placeholders(part)})`, part.map(({ currentKey }) => currentKey));
    }
    await bulkInsert(tx, 'dues_fixing', rows.map((row) => ({ ...row })));
    await this.refresh.of(tx, rows);
    // The amount and the base stay out of the audit log: its readers must not see them.
    await this.audit.recordAll(tx, rows.map(({ id, kind, fromMonth, toMonth, manual, reason }, i) => ({
      action: 'dues.fix', objectType: 'dues_fixing', objectId: id, orgPath: fixed[i].person.orgPath, title: fixed[i].person.name, detail: { kind, from: fromMonth, to: toMonth, manual, reason },
    })));
    return rows;
  }
}

/** Member and place: one fixing at a time. */
export const currentKeyOf = ({ memberId, precedence }: Pick<NewFixing, 'memberId' | 'precedence'>): string => `${memberId}:${precedence}`;

/** The facts alone, without what was left out. */
export const factsOnly = ({ kind, items, baseFen, quarterNetFen, chosenFen }: FixDuesBody): DuesFacts =>
  JSON.parse(JSON.stringify({ kind, items, baseFen, quarterNetFen, chosenFen })) as DuesFacts;

/** Two who fix the same member at once: the later is told. */
export function lostRace(error: unknown): never {
  if (isDuplicateKey(error)) throw new Problem('conflict.version', { detail: '另一位同志刚刚核定了其中的党员，请刷新后再试。' });
  throw error;
}
