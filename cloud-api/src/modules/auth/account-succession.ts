import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, MergeEffect } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Clock } from '../../platform/clock';
import { MemberFollowers } from '../members';
import { WechatAccount } from './auth.entity';
import { SecondFactorStore } from './second-factor/second-factor-store';
import { SecondFactorTickets } from './second-factor/second-factor-tickets';
import { Sessions } from './sessions.service';

/** Of two records of one person, one WeChat account stays bound, and nobody remains logged in or can log in under the record that goes. */
@Injectable()
export class AccountSuccession implements OnModuleInit {
  constructor(
    private readonly followers: MemberFollowers,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactorStore,
    private readonly tickets: SecondFactorTickets,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.register((tx, fromId, intoId) => this.absorb(tx, fromId, intoId));
  }

  private async absorb(tx: Tx, fromId: Id, intoId: Id): Promise<MergeEffect[]> {
    const now = this.clock.now();
    const ended = await this.sessions.revokeAll(tx, fromId);
    await this.tickets.drop(tx, fromId);
    await this.factors.remove(tx, fromId);
    const taken = await tx.repo(WechatAccount).existsBy({ memberId: intoId });
    const change = taken ? { memberId: null, boundAt: null, updatedAt: now } : { memberId: intoId, updatedAt: now };
    const accounts = await tx.repo(WechatAccount).update({ memberId: fromId }, change);
    return [{ kind: 'sessions', total: ended }, { kind: taken ? 'wechat_unbound' : 'wechat_moved', total: accounts.affected ?? 0 }];
  }
}
