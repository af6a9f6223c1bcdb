import { Injectable } from '@nestjs/common';
import type { Id, TemplateKind } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { placeholders, type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { SubscriptionQuota } from '../notification.entity';

/** The ledger of consents. One accepted dialog is one message more; accepts add up (facts: one-time subscriptions). */
@Injectable()
export class SubscriptionQuotas {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Consents left by member; those who never accepted are missing. */
  async remaining(kind: TemplateKind, memberIds: Id[]): Promise<Map<Id, number>> {
    const sql = `SELECT memberId, remaining FROM subscription_quota WHERE memberId IN (${placeholders(memberIds)}) AND kind = ?`;
    const rows = await this.uow.read((tx) => tx.select<Pick<SubscriptionQuota, 'memberId' | 'remaining'>>(sql, [...memberIds, kind]));
    return new Map(rows.map((row) => [row.memberId, row.remaining]));
  }

  async ofMember(memberId: Id): Promise<Map<TemplateKind, number>> {
    const rows = await this.uow.read((tx) => tx.repo(SubscriptionQuota).findBy({ memberId }));
    return new Map(rows.map((row) => [row.kind, row.remaining]));
  }

  /** A consent given at `at`; one given before the member turned the template off is void. */
  async granted(tx: Tx, memberId: Id, kind: TemplateKind, at: Date): Promise<void> {
    await this.hold(tx, memberId, kind);
    await tx.execute(
      'UPDATE subscription_quota SET remaining = remaining + 1, updatedAt = ? WHERE memberId = ? AND kind = ? AND (turnedOffAt IS NULL OR turnedOffAt < ?)',
      [this.clock.now(), memberId, kind, at],
    );
  }

  /** The member turned the template off in WeChat's settings. */
  async turnedOff(tx: Tx, memberId: Id, kind: TemplateKind, at: Date): Promise<void> {
    await this.hold(tx, memberId, kind);
    await tx.repo(SubscriptionQuota).update({ memberId, kind }, { remaining: 0, turnedOffAt: at, updatedAt: this.clock.now() });
  }

  /** Messages that went out. */
  async used(tx: Tx, kind: TemplateKind, memberIds: Id[]): Promise<void> {
    if (memberIds.length === 0) return;
    await tx.execute(
      `UPDATE subscription_quota SET remaining = remaining - 1, updatedAt = ? WHERE memberId IN (${placeholders(memberIds)}) AND kind = ? AND remaining > 0`,
      [this.clock.now(), ...memberIds, kind],
    );
  }

  /** WeChat says that nothing is left, whatever we had counted. */
  async exhausted(tx: Tx, kind: TemplateKind, memberIds: Id[]): Promise<void> {
    if (memberIds.length > 0) await tx.repo(SubscriptionQuota).update({ kind, memberId: In(memberIds) }, { remaining: 0, updatedAt: this.clock.now() });
  }

  private async hold(tx: Tx, memberId: Id, kind: TemplateKind): Promise<void> {
    await tx.lockRow('subscription_quota', { memberId, kind, remaining: 0, turnedOffAt: null, updatedAt: this.clock.now() });
  }
}
