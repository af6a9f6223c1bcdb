import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In, IsNull, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
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

/** What came of a try: right, wrong, or wrong in a way that tells nothing about the secret. */
export type Judged<T> = { ok: T } | { problem: Problem; guess: boolean };

interface Limits {
  max: number;
  lockMs: number;
}

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
    if (left > 0) throw locked(left);
  }

  /**
   * A try against a secret, counted on every key before it is judged: of any number made at once no more see whether they are right
   * than may be wrong. @throws Problem auth.locked, also in place of the wrong answer that uses the tries up.
   */
  async judge<T>(keys: string[], judge: () => Promise<Judged<T>>): Promise<T> {
    const limits = await this.limits();
    await this.count(keys, limits);
    const judged = await judge().catch(async (error: unknown) => {
      await this.takeBack(keys);
      throw error;
    });
    if ('ok' in judged) {
      await this.clear(keys);
      return judged.ok;
    }
    if (!judged.guess) await this.takeBack(keys);
    else await this.close(keys, limits);
    throw judged.problem;
  }

  async clear(keys: string[]): Promise<void> {
    await this.uow.run((tx) => tx.repo(LoginFailure).delete({ id: In(keys) }));
  }

  /** Removes failures that count no more. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 24 * 60 * MINUTE_MS);
    await this.uow.run((tx) => tx.repo(LoginFailure).delete({ lastAt: LessThan(before) }));
  }

  private async count(keys: string[], { max, lockMs }: Limits): Promise<void> {
    const now = this.clock.now();
    await this.uow.run(async (tx) => {
      // In one order for all: two tries with the same keys must not wait for each other.
      for (const id of [...keys].sort()) {
        await tx.lockRow('login_failure', { id, failures: 0, lastAt: now, lockedUntil: null });
        const row = await tx.repo(LoginFailure).findOneByOrFail({ id });
        const left = (row.lockedUntil?.getTime() ?? 0) - now.getTime();
        if (left > 0) throw locked(left);
        const tried = now.getTime() - row.lastAt.getTime() >= lockMs ? 0 : row.failures;
        // Those that are being judged have the last tries.
        if (tried >= max) throw locked(row.lastAt.getTime() + lockMs - now.getTime());
        await tx.repo(LoginFailure).update({ id }, { failures: tried + 1, lastAt: now, lockedUntil: null });
      }
    });
  }

  /** After a wrong answer: locks what has no try left. */
  private async close(keys: string[], { max, lockMs }: Limits): Promise<void> {
    const lockedUntil = new Date(this.clock.now().getTime() + lockMs);
    await this.uow.run((tx) => tx.repo(LoginFailure).update({ id: In(keys), failures: MoreThanOrEqual(max), lockedUntil: IsNull() }, { lockedUntil }));
    await this.check(keys);
  }

  private async takeBack(keys: string[]): Promise<void> {
    await this.uow.run((tx) => tx.repo(LoginFailure).decrement({ id: In(keys), failures: MoreThan(0) }, 'failures', 1));
  }

  private async limits(): Promise<Limits> {
    return { max: await this.rules.number('auth.max_failures'), lockMs: (await this.rules.number('auth.lock_minutes')) * MINUTE_MS };
  }
}

function locked(leftMs: number): Problem {
  const detail = `尝试次数过多，请 ${Math.ceil(leftMs / MINUTE_MS)} 分钟后再试。`;
  return new Problem('auth.locked', { detail, meta: { retryAfterSeconds: Math.ceil(leftMs / 1000) } });
}
