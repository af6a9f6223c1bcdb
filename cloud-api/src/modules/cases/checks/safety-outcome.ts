import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CASE_PARTS, type CasePart, type Id, type SafetyDecisionBody, type SafetyState } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { Schedules } from '../../../platform/jobs';
import { OutboxHandlers } from '../../../platform/outbox';
import { FILE_CHECKED, FileSafety, type FileChecked } from '../../files';
import { CaseFiles } from '../authoring/case-files';
import { CaseMessages } from '../case-messages';
import { CaseStore, type CaseBundle } from '../case-store';
import { fileIdsOf } from '../case-views';
import { CaseAccess } from '../case.access';
import { CaseRecord } from '../case.entity';
import { CaseSafetyFinding } from './case-check.entity';

/** After this long without a verdict a person decides; WeChat promises half an hour. */
const GIVE_UP_MS = 35 * 60_000;
const SWEEP_EVERY_MS = 5 * 60_000;
const SWEEP_BATCH = 100;

/** What text and pictures amount to: risky goes back to the author, clean goes on, anything else waits for a person. */
@Injectable()
export class SafetyOutcome implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly messages: CaseMessages,
    private readonly caseFiles: CaseFiles,
    private readonly fileSafety: FileSafety,
    private readonly handlers: OutboxHandlers,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on<FileChecked>(FILE_CHECKED, ({ fileId }) => this.fileChecked(fileId));
    this.schedules.every('cases.safety_sweep', SWEEP_EVERY_MS, () => this.sweep());
  }

  /** Idempotent: acts only on a submitted case of this round that is still undecided. */
  async settle(caseId: Id, round: number, giveUp = false): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(caseId);
      const { record } = bundle;
      if (record.round !== round || record.status !== 'submitted') return;
      const { risky, waiting, unclear } = await this.state(tx, bundle);
      if (risky.length > 0) return this.sendBack(tx, bundle, risky);
      if (waiting && !giveUp) return;
      if (!waiting && !unclear) {
        if (record.safety === 'pending') await this.goOn(tx, bundle, 'check_pass', 'pass');
        return;
      }
      if (record.safety !== 'pending') return;
      await tx.repo(CaseRecord).update({ id: caseId, round, status: 'submitted', safety: 'pending' }, { safety: 'review' });
      await this.messages.toOfficers(tx, record, 'safety', '核查案例内容安全');
    });
  }

  /** For what WeChat could not judge. What it judged risky no person can pass. */
  async decide(caseId: Id, { version, decision, reason }: SafetyDecisionBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(caseId);
      await this.access.requireHandler(bundle, 'officer');
      if (bundle.record.status === 'submitted' && bundle.record.safety !== 'review') {
        throw new Problem('conflict.state', { detail: '内容安全检查尚未完成，请稍后再办理。' });
      }
      if (decision === 'return') {
        const record = await this.store.transition(tx, bundle.record, 'safety_return', { version, reason });
        return this.messages.toAuthors(tx, { ...bundle, record }, 'safety_return', '被退回修改', reason);
      }
      const { risky } = await this.state(tx, bundle);
      if (risky.length > 0) throw new Problem('case.risky', { detail: `${partNames(risky)}被判定违规，只能退回作者修改。` });
      await this.goOn(tx, bundle, 'safety_pass', 'pass', { version, reason });
      await this.fileSafety.pass(tx, fileIdsOf(bundle));
    });
  }

  private async state(tx: Tx, bundle: CaseBundle): Promise<{ risky: CasePart[]; waiting: boolean; unclear: boolean }> {
    const { id, round } = bundle.record;
    const findings = await tx.repo(CaseSafetyFinding).findBy({ caseId: id, round });
    const files = await this.fileSafety.states(fileIdsOf(bundle));
    const risky = findings.filter((finding) => finding.verdict === 'risky').map((finding) => finding.part);
    const badFiles = bundle.files.some((row) => files.get(row.fileId) === 'risky');
    const badCover = bundle.record.coverFileId !== null && files.get(bundle.record.coverFileId) === 'risky';
    const all: (SafetyState | undefined)[] = [...findings.map((finding) => finding.verdict), ...files.values()];
    return {
      risky: [...risky, ...(badFiles ? (['files'] as const) : []), ...(badCover ? (['cover'] as const) : [])],
      waiting: findings.length === 0 || all.includes('pending'),
      unclear: all.includes('review'),
    };
  }

  private async sendBack(tx: Tx, bundle: CaseBundle, parts: CasePart[]): Promise<void> {
    const reason = `${partNames(parts)}未通过内容安全检查，请修改后重新提交。`;
    const record = await this.store.transition(tx, bundle.record, 'check_return', { reason, change: { safety: 'risky' }, detail: { parts } });
    await this.messages.toAuthors(tx, { ...bundle, record }, 'check_return', '被退回修改', reason);
  }

  private async goOn(tx: Tx, bundle: CaseBundle, action: 'check_pass' | 'safety_pass', safety: SafetyState, options: { version?: number; reason?: string } = {}): Promise<void> {
    const record = await this.store.transition(tx, bundle.record, action, { ...options, change: { safety } });
    await this.messages.toBranch(tx, { ...bundle, record });
  }

  private async fileChecked(fileId: Id): Promise<void> {
    for (const caseId of await this.caseFiles.casesWith(fileId)) await this.settle(caseId, (await this.store.record(caseId)).round);
  }

  /** Checks that never came back, for whatever reason. */
  private async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - GIVE_UP_MS);
    const late = await this.uow.read((tx) =>
      tx.select<{ id: Id; round: number }>(
        `SELECT id, round FROM case_record WHERE status = 'submitted' AND safety = 'pending' AND submittedAt < ? ORDER BY id LIMIT ${SWEEP_BATCH}`,
        [before],
      ),
    );
    for (const { id, round } of late) await this.settle(id, round, true);
  }
}

const partNames = (parts: readonly CasePart[]): string => parts.map((part) => `“${CASE_PARTS[part]}”`).join('、');
