import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditVerification, Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { MemberDirectory } from '../../modules/members';
import { currentPrincipal } from '../../platform/access';
import { Audit, AuditChain } from '../../platform/audit';
import { AuditVerificationRow } from '../../platform/audit/audit-verification.entity';
import { Clock } from '../../platform/clock';
import { invalidField } from '../../platform/http';
import { newId } from '../../platform/ids';
import { Outbox, OutboxHandlers } from '../../platform/outbox';

const RUN = 'audit.verify';
/** A verification that has not ended by then died with its process. */
const STALE_MS = 3_600_000;

/** Recomputing the chain at an officer's word: in the background, one at a time, with its progress on record. */
@Injectable()
export class AuditVerifications implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly chain: AuditChain,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
    private readonly members: MemberDirectory,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on<{ id: Id }>(RUN, ({ id }) => this.run(id));
  }

  async last(): Promise<AuditVerification | null> {
    const [row] = await this.uow.read((tx) => tx.repo(AuditVerificationRow).find({ order: { id: 'DESC' }, take: 1 }));
    return row ? this.view(row) : null;
  }

  /** Starts one, or answers the one that runs. */
  async start(fromSeq = 1): Promise<AuditVerification> {
    const { memberId, orgPath } = currentPrincipal();
    const row = await this.uow.run(async (tx) => {
      const running = await tx.forUpdate(tx.repo(AuditVerificationRow).createQueryBuilder('v').where("v.state = 'running'").orderBy('v.id', 'DESC')).getOne();
      if (running && this.clock.now().getTime() - running.startedAt.getTime() < STALE_MS) return running;
      const toSeq = await this.chain.length(tx);
      if (fromSeq > Math.max(toSeq, 1)) throw invalidField('fromSeq', `起始序号不能大于 ${toSeq}`);
      const fresh: AuditVerificationRow = {
        id: newId(), state: 'running', fromSeq, toSeq, checked: 0, unsealed: 0, brokenAt: null, startedById: memberId, startedAt: this.clock.now(), finishedAt: null,
      };
      await tx.repo(AuditVerificationRow).insert(fresh);
      await this.audit.record(tx, { action: RUN, objectType: 'audit', objectId: fresh.id, orgPath, title: '校验审计链', detail: { fromSeq, toSeq } });
      await this.outbox.add(tx, RUN, { id: fresh.id });
      return fresh;
    });
    return this.view(row);
  }

  /** Idempotent: a repeated run begins anew, a finished one stays. */
  private async run(id: Id): Promise<void> {
    const row = await this.uow.read((tx) => tx.repo(AuditVerificationRow).findOneByOrFail({ id }));
    if (row.state !== 'running') return;
    const update = (change: Partial<AuditVerificationRow>) => this.uow.run((tx) => tx.repo(AuditVerificationRow).update({ id, state: 'running' }, change));
    const report = await this.chain.verify({ fromSeq: row.fromSeq, toSeq: row.toSeq, onBatch: async (checked) => void (await update({ checked })) });
    const { checked, unsealed, brokenAt } = report;
    await update({ checked, unsealed, brokenAt, state: brokenAt === null ? 'intact' : 'broken', finishedAt: this.clock.now() });
  }

  private async view(row: AuditVerificationRow): Promise<AuditVerification> {
    const starter = row.startedById ? await this.members.findById(row.startedById) : null;
    const stale = row.state === 'running' && this.clock.now().getTime() - row.startedAt.getTime() >= STALE_MS;
    const { id, fromSeq, toSeq, checked, unsealed, brokenAt } = row;
    const state = stale ? 'failed' : row.state;
    return {
      id, state, fromSeq, toSeq, checked, unsealed, brokenAt, startedByName: starter?.name ?? null, startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null, sentence: sentenceOf({ ...row, state }),
    };
  }
}

function sentenceOf({ state, checked, fromSeq, toSeq, unsealed, brokenAt }: AuditVerificationRow): string {
  if (state === 'running') return `正在校验，已核对 ${checked} 条，共 ${Math.max(0, toSeq - fromSeq + 1)} 条。`;
  if (state === 'failed') return '校验中断，请重新发起。';
  if (state === 'broken') return `审计链在第 ${brokenAt} 条断开：该条或其前一条被改动，或自该条起被删除，请立即报告平台管理员。`;
  return `审计链完整：已核对 ${checked} 条${unsealed > 0 ? `，另有 ${unsealed} 条待封存` : ''}。`;
}
