import { Injectable } from '@nestjs/common';
import type { MemberEvent } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { maskName } from '../../platform/crypto';
import { currentContext } from '../../platform/http';
import { newId } from '../../platform/ids';
import type { MemberInOrg } from './member.access';
import { MemberHistory } from './member-records.entity';

type HistoryFact = Partial<Pick<MemberHistory, 'fromOrgId' | 'toOrgId' | 'fromStatus' | 'toStatus' | 'changed' | 'reason'>>;

/** Writes what was done to a member twice: into the member's history for officers, into the audit log for inspection. */
@Injectable()
export class MemberLog {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async record(tx: Tx, { member, org }: MemberInOrg, event: MemberEvent, action: string, fact: HistoryFact = {}): Promise<void> {
    await tx.repo(MemberHistory).insert({
      id: newId(), memberId: member.id, at: this.clock.now(), event, actorId: currentContext()?.principal?.memberId ?? null,
      fromOrgId: null, toOrgId: null, fromStatus: null, toStatus: null, changed: [], reason: null, ...fact,
    });
    await this.trace(tx, { member, org }, action, fact);
  }

  /** Audit alone, for acts that leave the member as it was. */
  trace(tx: Tx, { member, org }: MemberInOrg, action: string, detail: object): Promise<void> {
    return this.audit.record(tx, { action, objectType: 'member', objectId: member.id, orgPath: org.path, title: maskName(member.name), detail });
  }
}
