import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In, LessThan } from 'typeorm';
import { UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { sha256Hex } from '../../platform/crypto';
import { currentContext, Problem } from '../../platform/http';
import { AuthRules } from './auth-rules.service';
import { LoginFailure } from './auth.entity';

const MINUTE_MS = 60_000;

/** Counts tries against a phone, whoever makes them. */
export const phoneKey = (phoneHash: string): string => `phone:${phoneHash}`;

/** Counts tries of one address with one ticket: a whole office may share an address. */
export const ticketKey = (ticketId: string): string => `ticket:${sha256Hex(`${currentContext()?.ip ?? ''}\0${ticketId}`)}`;

/** Counts wrong codes against a member, whoever tries them. */
export const secondFactorKey = (memberId: Id): string => `second-factor:${memberId}`;

/** Locks after repeated failures (GB/T 22239-2019 8.1.4.1 b). Failures are written even though the request itself fails. */
@Injectable()
export class LoginLocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: AuthRules,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem auth.locked */
  async check(keys: string[]): Promise<void> {
    const rows = await this.uow.read((tx) => tx.repo(LoginFailure).findBy({ id: In(keys) }));
    const until = Math.max(0, ...rows.map((row) => row.lockedUntil?.getTime() ?? 0));
    const left = until - this.clock.now().getTime();
    if (left <= 0) return;
    const minutes = Math.ceil(left / MINUTE_MS);
    throw new Problem('auth.locked', { detail: `尝试次数过多，请 ${minutes} 分钟后再试。`, meta: { retryAfterSeconds: Math.ceil(left / 1000) } });
  }

  /** Counts one failure on every key, then answers with the problem, or with auth.locked when the tries are used up. */
  async fail(keys: string[], problem: Problem): Promise<never> {
    const max = await this.rules.number('auth.max_failures');
    const lockMs = (await this.rules.number('auth.lock_minutes')) * MINUTE_MS;
    const now = this.clock.now();
    await this.uow.run(async (tx) => {
      // In one order for all: two tries with the same keys must not wait for each other.
      for (const id of [...keys].sort()) {
        await tx.lockRow('login_failure', { id, failures: 0, lastAt: now, lockedUntil: null });
        const row = await tx.repo(LoginFailure).findOneByOrFail({ id });
        const stale = now.getTime() - row.lastAt.getTime() >= lockMs;
        const failures = stale ? 1 : row.failures + 1;
        const lockedUntil = failures >= max ? new Date(now.getTime() + lockMs) : null;
        await tx.repo(LoginFailure).update({ id }, { failures, lastAt: now, lockedUntil });
      }
    });
    await this.check(keys);
    throw problem;
  }

  async clear(keys: string[]): Promise<void> {
    await this.uow.run((tx) => tx.repo(LoginFailure).delete({ id: In(keys) }));
  }

  /** Removes failures that count no more. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 24 * 60 * MINUTE_MS);
    await this.uow.run((tx) => tx.repo(LoginFailure).delete({ lastAt: LessThan(before) }));
  }
}
