import { Injectable } from '@nestjs/common';
import type { AnswerObjectionBody, CaseObjection, Id } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { MemberDirectory } from '../../members';
import { CaseMessages } from '../case-messages';
import { CaseStore, type CaseBundle } from '../case-store';
import { CaseAccess } from '../case.access';
import type { CaseRecord } from '../case.entity';
import { CaseNoticeRow, CaseObjectionRow } from './case-notice.entity';
import { objectionView } from './case-notices';

/** The objection channel of a public notice: any member files, an officer answers, what is upheld stops the case. */
@Injectable()
export class Objections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly messages: CaseMessages,
    private readonly members: MemberDirectory,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Problems: conflict.state outside the notice, conflict.duplicate while an own one is open. */
  async file(caseId: Id, text: string): Promise<CaseObjection> {
    return this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(caseId);
      await this.access.requireReader(bundle);
      const { record } = bundle;
      const { memberId } = currentPrincipal();
      const notice = await tx.repo(CaseNoticeRow).findOneBy({ caseId, round: record.round });
      if (record.status !== 'notice' || !notice || this.clock.today() > notice.endsOn) throw new Problem('conflict.state', { detail: '不在公示期内，不能提出异议。' });
      // Of two that are filed at once the second sees the first.
      await tx.hold('case_notice', [notice.id]);
      if (await tx.repo(CaseObjectionRow).existsBy({ noticeId: notice.id, memberId, state: 'open' })) {
        throw new Problem('conflict.duplicate', { detail: '您的异议正在办理，请等待答复。' });
      }
      const row: CaseObjectionRow = {
        id: newId(), noticeId: notice.id, caseId, memberId, text, state: 'open', answer: null, answeredById: null, answeredAt: null, filedAt: this.clock.now(),
      };
      await tx.repo(CaseObjectionRow).insert(row);
      await this.record(tx, record, 'case.object', { objectionId: row.id });
      await this.messages.toOfficers(tx, record, `objection:${row.id}`, '答复案例公示异议');
      return objectionView(row, await this.nameOf(memberId));
    });
  }

  /** For officers: all of the case, oldest first, with who filed them. */
  async list(caseId: Id): Promise<CaseObjection[]> {
    await this.access.requireHandler(await this.store.bundle(caseId), 'officer');
    const rows = await this.uow.read((tx) => tx.repo(CaseObjectionRow).find({ where: { caseId }, order: { id: 'ASC' } }));
    const people = await this.members.getMany(rows.map((row) => row.memberId));
    return rows.map((row) => objectionView(row, people.get(row.memberId)?.name ?? null));
  }

  /** Problems: conflict.state when it was answered before or the case has moved on. */
  async answer(id: Id, body: AnswerObjectionBody): Promise<CaseObjection> {
    return this.uow.run(async (tx) => {
      const row = await tx.repo(CaseObjectionRow).findOneBy({ id });
      if (!row) throw notFound('异议');
      const bundle = await this.store.bundle(row.caseId);
      await this.access.requireHandler(bundle, 'officer');
      const change = { state: body.outcome, answer: body.answer, answeredById: currentPrincipal().memberId, answeredAt: this.clock.now() };
      const { affected } = await tx.repo(CaseObjectionRow).update({ id, state: 'open' }, change);
      if (affected !== 1) throw new Problem('conflict.state', { detail: '该异议已经答复。' });
      await this.record(tx, bundle.record, 'case.answer_objection', { objectionId: id, outcome: body.outcome });
      if (body.outcome === 'upheld') await this.stop(tx, bundle, body.remedy, body.answer);
      await this.tellObjector(tx, bundle.record, row, body);
      return objectionView({ ...row, ...change }, await this.nameOf(row.memberId));
    });
  }

  private async stop(tx: Tx, bundle: CaseBundle, remedy: 'return' | 'reject', reason: string): Promise<void> {
    const action = remedy === 'return' ? 'uphold_return' : 'uphold_reject';
    const record = await this.store.transition(tx, bundle.record, action, { reason });
    await tx.repo(CaseNoticeRow).update({ caseId: record.id, round: record.round, state: 'open' }, { state: 'stopped' });
    await this.messages.toAuthors(tx, { ...bundle, record }, action, remedy === 'return' ? '公示异议成立，退回修改' : '公示异议成立，终止', reason);
  }

  private async tellObjector(tx: Tx, record: CaseRecord, row: CaseObjectionRow, { outcome, answer }: AnswerObjectionBody): Promise<void> {
    await requestNotification(this.outbox, tx, {
      topic: 'case.notice', period: `objection:${row.id}`, to: { kind: 'members', memberIds: [row.memberId] },
      title: outcome === 'upheld' ? '您提出的异议成立' : '您提出的异议已答复', body: answer, page: `packages/case/detail/index?id=${record.id}`,
    });
  }

  private async nameOf(memberId: Id): Promise<string | null> {
    return (await this.members.findById(memberId))?.name ?? null;
  }

  private record(tx: Tx, { id, orgPath, title }: CaseRecord, action: string, detail: object): Promise<void> {
    return this.audit.record(tx, { action, objectType: 'case', objectId: id, orgPath, title, detail });
  }
}
