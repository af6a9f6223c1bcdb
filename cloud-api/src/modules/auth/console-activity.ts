import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { LRUCache } from 'lru-cache';
import { IsNull } from 'typeorm';
import { UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { currentContext } from '../../platform/http';
import { AuthRules } from './auth-rules.service';
import { AuthSession } from './auth.entity';

const MINUTE_MS = 60_000;
/** How exactly a session's last request is kept: more often would make every read a write. */
const NOTE_EVERY_MS = MINUTE_MS;
const SESSIONS = 20_000;

/** Keeps console sessions alive while somebody works, and tells which are idle. */
@Injectable()
export class ConsoleActivity {
  private readonly noted = new LRUCache<Id, number>({ max: SESSIONS });

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: AuthRules,
    private readonly clock: Clock,
  ) {}

  /** Notes the request at hand, unless the console made it on its own. */
  async note(sessionId: Id): Promise<void> {
    const now = this.clock.now();
    if (currentContext()?.background || now.getTime() - (this.noted.get(sessionId) ?? 0) < NOTE_EVERY_MS) return;
    this.noted.set(sessionId, now.getTime());
    await this.uow.run((tx) => tx.repo(AuthSession).update({ id: sessionId, revokedAt: IsNull() }, { lastSeenAt: now }));
  }

  /** Console sessions seen last before this instant have ended; up to a minute late, never early. */
  async idleSince(): Promise<Date> {
    return new Date(this.clock.now().getTime() - (await this.rules.number('console.idle_minutes')) * MINUTE_MS - NOTE_EVERY_MS);
  }
}
