import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { FieldCipher } from '../crypto';
import { IdempotencyKey } from './idempotency-key.entity';

/** A first request that has not answered after this long died with its process; a repeat may take over. */
const ABANDONED_MS = 60_000;
const KEEP_MS = 24 * 3_600_000;

export type Attempt = { kind: 'first' } | { kind: 'repeat'; reply: string } | { kind: 'running' } | { kind: 'different' };

/** Replies may hold personal data, e.g. a phone number that an officer had shown: they are kept encrypted like the columns they came from. */
const REPLY = 'idempotency_key.reply';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  keyOf(memberId: string, route: string, key: string): string {
    return sha256(`${memberId}\n${route}\n${key}`);
  }

  begin(id: string, request: string): Promise<Attempt> {
    const requestHash = sha256(request);
    return this.uow.run(async (tx): Promise<Attempt> => {
      const now = this.clock.now();
      const repo = tx.repo(IdempotencyKey);
      await repo.delete({ id, reply: IsNull(), createdAt: LessThan(new Date(now.getTime() - ABANDONED_MS)) });
      if (await tx.insertNew('idempotency_key', { id, requestHash, reply: null, createdAt: now })) return { kind: 'first' };
      const known = await repo.findOneByOrFail({ id });
      if (known.requestHash !== requestHash) return { kind: 'different' };
      return known.reply === null ? { kind: 'running' } : { kind: 'repeat', reply: this.cipher.decrypt(known.reply, REPLY) };
    });
  }

  async finish(id: string, reply: unknown): Promise<void> {
    const sealed = this.cipher.encrypt(JSON.stringify(reply ?? null), REPLY);
    await this.uow.run((tx) => tx.repo(IdempotencyKey).update({ id }, { reply: sealed }));
  }

  /** A failed request may be tried again with the same key. */
  async forget(id: string): Promise<void> {
    await this.uow.run((tx) => tx.repo(IdempotencyKey).delete({ id }));
  }

  async sweep(): Promise<void> {
    await this.uow.run((tx) => tx.repo(IdempotencyKey).delete({ createdAt: LessThan(new Date(this.clock.now().getTime() - KEEP_MS)) }));
  }
}
