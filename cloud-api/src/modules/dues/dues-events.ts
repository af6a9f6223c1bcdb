import { Injectable } from '@nestjs/common';
import type { DuesEvent, Id } from '@xianfeng/shared-types';
import { isoTime, placeholders, type Tx, UnitOfWork } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { currentContext } from '../../platform/http';
import { newId } from '../../platform/ids';
import { OrgMembership } from '../orgs';
import { DuesEventRow } from './dues-event.entity';

export interface DuesStepTaken {
  /** E.g. dues_relief. */
  type: 'dues_relief' | 'dues_consent' | 'dues_case' | 'dues_extra';
  id: Id;
  orgPath: string;
  title: string;
  from: string | null;
  to: string;
  reason: string | null;
}

type Stored = Omit<DuesEventRow, 'at'> & { at: Date | string };

/** Every step of every workflow of dues: a row and its trace in the audit log. */
@Injectable()
export class DuesEvents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: OrgMembership,
  ) {}

  async record(tx: Tx, { type, id, orgPath, title, from, to, reason }: DuesStepTaken): Promise<void> {
    const actorId = currentContext()?.principal?.memberId ?? null;
    await tx.repo(DuesEventRow).insert({ id: newId(), subjectId: id, at: this.clock.now(), actorId, fromStatus: from, toStatus: to, reason: reason?.slice(0, 500) ?? null });
    await this.audit.record(tx, { action: `${type.replace('_', '.')}_${to}`, objectType: type, objectId: id, orgPath, title, detail: { from, to } });
  }

  async of(subjectIds: readonly Id[]): Promise<(id: Id) => DuesEvent[]> {
    if (subjectIds.length === 0) return () => [];
    const sql = `SELECT * FROM dues_event WHERE subjectId IN (${placeholders(subjectIds)}) ORDER BY id`;
    const rows = await this.uow.read((tx) => tx.select<Stored>(sql, [...subjectIds]));
    const names = await this.people.people([...new Set(rows.flatMap((row) => row.actorId ?? []))]);
    const by = (row: Stored) => (row.actorId ? (names.get(row.actorId)?.name ?? '（已离开）') : null);
    return (id) => rows.filter((row) => row.subjectId === id).map((row) => ({ at: isoTime(row.at), by: by(row), from: row.fromStatus, to: row.toStatus, reason: row.reason }));
  }
}
