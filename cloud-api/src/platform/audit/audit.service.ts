import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { bulkInsert, type Tx } from '../../database';
import { Clock } from '../clock';
import { currentContext } from '../http/request-context';
import { newId } from '../ids';
import { AuditEntry } from './audit-entry.entity';

export interface AuditFact {
  /** `<object>.<verb>`, e.g. `case.publish`. */
  action: string;
  objectType: string;
  objectId: string;
  orgPath: string;
  title: string;
  /** Whose act it is, where the request had no user yet: a log-in. Elsewhere it is the request's user. */
  actorId?: Id;
  /** Masked: no phone, ID number or other personal data in clear. */
  detail?: object;
}

/** Writes the audit row in the business transaction: no act without its trace, no trace without its act. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, fact: AuditFact): Promise<void> {
    await tx.repo(AuditEntry).insert(this.entryOf(fact));
  }

  /** Acts of one moment, thousands of them by few statements. */
  async recordAll(tx: Tx, facts: readonly AuditFact[]): Promise<void> {
    await bulkInsert(tx, 'audit_entry', facts.map((fact) => {
      const entry = this.entryOf(fact);
      return { ...entry, detail: JSON.stringify(entry.detail) };
    }));
  }

  private entryOf(fact: AuditFact): AuditEntry {
    const context = currentContext();
    return {
      ...fact,
      id: newId(),
      seq: null,
      at: this.clock.now(),
      actorId: fact.actorId ?? context?.principal?.memberId ?? null,
      title: fact.title.slice(0, 200),
      detail: fact.detail ?? {},
      requestId: context?.requestId ?? '',
      prevHash: null,
      hash: null,
    };
  }
}
