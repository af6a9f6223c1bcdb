import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CasePart, Id, SafetyFinding } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { OutboxHandlers } from '../../../platform/outbox';
import { SafetyApi, type TextCheck } from '../../../platform/wechat';
import { WechatAccounts } from '../../auth';
import { textsOf } from '../case-content';
import { CASE_SAFETY_CHECK, type CaseSafetyCheck } from '../case-events';
import { CaseStore } from '../case-store';
import { CaseSafetyFinding } from './case-check.entity';
import { SafetyOutcome } from './safety-outcome';

/** Forum: articles that a community reads. */
const SCENE = 3;
const NO_ACCOUNT: TextCheck = { verdict: 'review', label: null, keywords: [], traceIds: [], undecided: '作者没有绑定微信，微信不受理检查' };

/** Has WeChat judge each part of a submitted text, outside any transaction (msgSecCheck; features C5). */
@Injectable()
export class TextSafety implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly api: SafetyApi,
    private readonly accounts: WechatAccounts,
    private readonly store: CaseStore,
    private readonly outcome: SafetyOutcome,
    private readonly handlers: OutboxHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on<CaseSafetyCheck>(CASE_SAFETY_CHECK, (request) => this.check(request));
  }

  async findings(caseId: Id, round: number): Promise<SafetyFinding[]> {
    const rows = await this.uow.read((tx) => tx.repo(CaseSafetyFinding).find({ where: { caseId, round }, order: { id: 'ASC' } }));
    return rows.map(({ part, verdict, label, keywords, undecided }) => ({ part, verdict, label, keywords, undecided }));
  }

  private async check({ caseId, round, submitterId }: CaseSafetyCheck): Promise<void> {
    const bundle = await this.store.bundle(caseId);
    const { record } = bundle;
    if (record.round !== round || record.status !== 'submitted' || record.safety !== 'pending') return;
    // WeChat itself refuses users it has not seen for two hours, and the port answers that with review.
    const openid = (await this.accounts.openidsOf([submitterId])).get(submitterId);
    const known = new Set((await this.findings(caseId, round)).map((finding) => finding.part));
    const texts = Object.entries(textsOf(this.store.content(bundle))) as [CasePart, string][];
    for (const [part, content] of texts) {
      if (!content.trim() || known.has(part)) continue;
      const found = openid ? await this.api.checkText({ openid, scene: SCENE, content, title: part === 'title' ? undefined : record.title }) : NO_ACCOUNT;
      await this.keep(caseId, round, part, found);
    }
    await this.outcome.settle(caseId, round);
  }

  private async keep(caseId: Id, round: number, part: CasePart, { verdict, label, keywords, traceIds, undecided }: TextCheck): Promise<void> {
    const row = { id: newId(), caseId, round, part, verdict, label, keywords, traceIds, undecided: undecided?.slice(0, 200) ?? null, checkedAt: this.clock.now() };
    await this.uow.run((tx) => tx.repo(CaseSafetyFinding).createQueryBuilder().insert().orIgnore().updateEntity(false).values(row).execute());
  }
}
