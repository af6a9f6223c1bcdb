import { Injectable } from '@nestjs/common';
import type { Id, PaymentStepView } from '@xianfeng/shared-types';
import { isoTime, placeholders, type RawRow, type Tx, UnitOfWork } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { currentContext } from '../../platform/http';
import { newId } from '../../platform/ids';
import { OrgMembership } from '../orgs';
import { PaymentStepRow, type StepSubject } from './payment-step.entity';

export interface Step {
  subject: StepSubject;
  row: { id: Id; orgPath: string };
  title: string;
  from: string | null;
  to: string;
  reason: string;
  detail?: object;
}

/** Every transition of the module is a row and an entry of the audit log. */
@Injectable()
export class PaymentSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: OrgMembership,
  ) {}

  async record(tx: Tx, { subject, row, title, from, to, reason, detail = {} }: Step): Promise<void> {
    const actorId = currentContext()?.principal?.memberId ?? null;
    await tx.repo(PaymentStepRow).insert({
      id: newId(), subject, subjectId: row.id, at: this.clock.now(), actorId, fromStatus: from, toStatus: to, reason: reason.slice(0, 500),
    });
    await this.audit.record(tx, { action: `payment-${subject}.${to}`, objectType: `payment_${subject}`, objectId: row.id, orgPath: row.orgPath, title, detail: { from, to, ...detail } });
  }

  /** What happened to each, in order. */
  async of(subjectIds: readonly Id[], labels: Record<string, string>): Promise<(id: Id) => PaymentStepView[]> {
    if (subjectIds.length === 0) return () => [];
    const sql = `SELECT * FROM payment_step WHERE subjectId IN (${placeholders(subjectIds)}) ORDER BY id`;
    const rows = await this.uow.read((tx) => tx.select<RawRow<PaymentStepRow>>(sql, [...subjectIds]));
    const people = await this.people.people([...new Set(rows.flatMap((r) => r.actorId ?? []))]);
    return (id) => rows.filter(({ subjectId }) => subjectId === id).map((r) => ({
      at: isoTime(r.at), by: r.actorId ? (people.get(r.actorId)?.name ?? '（已离开）') : null, from: r.fromStatus && labels[r.fromStatus],
      to: labels[r.toStatus], reason: r.reason,
    }));
  }
}
