import { Injectable } from '@nestjs/common';
import type { CaseNotice, CaseObjection, Id } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { CaseNoticeRow, CaseObjectionRow } from './case-notice.entity';

/** Of one member on a page of notices. */
const OBJECTIONS_SHOWN = 200;

/** Notices as clients see them. */
@Injectable()
export class CaseNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of the round; null where there is none. */
  async latest(caseId: Id, round: number): Promise<CaseNotice | null> {
    const row = await this.uow.read((tx) => tx.repo(CaseNoticeRow).findOneBy({ caseId, round }));
    return row ? (await this.views([row]))[0] : null;
  }

  async views(rows: readonly CaseNoticeRow[]): Promise<CaseNotice[]> {
    const mine = await this.mine(rows.map((row) => row.id));
    const today = this.clock.today();
    return rows.map(({ id, caseId, startsOn, endsOn, workingDays, state }) => ({
      id, caseId, startsOn, endsOn, ended: today > endsOn, workingDays, state, myObjections: mine.filter((o) => o.noticeId === id).map((o) => objectionView(o, null)),
    }));
  }

  /** The caller's own, the oldest first. */
  private async mine(noticeIds: Id[]): Promise<CaseObjectionRow[]> {
    if (noticeIds.length === 0) return [];
    const where = { memberId: currentPrincipal().memberId, noticeId: In(noticeIds) };
    return this.uow.read((tx) => tx.repo(CaseObjectionRow).find({ where, order: { id: 'ASC' }, take: OBJECTIONS_SHOWN }));
  }
}

export function objectionView(row: CaseObjectionRow, memberName: string | null): CaseObjection {
  const { id, caseId, text, state, answer, answeredAt, filedAt } = row;
  return { id, caseId, memberName, text, state, answer, answeredAt: answeredAt?.toISOString() ?? null, filedAt: filedAt.toISOString() };
}
