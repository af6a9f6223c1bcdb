import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, MergeEffect } from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import type { Tx } from '../../database';
import { Clock } from '../../platform/clock';
import { MemberFollowers } from '../members';
import { AuthSession, WechatAccount } from './auth.entity';

/** Of two records of one person, one WeChat account stays bound and nobody remains logged in under the record that goes. */
@Injectable()
export class AccountSuccession implements OnModuleInit {
  constructor(
    private readonly followers: MemberFollowers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.register((tx, fromId, intoId) => this.absorb(tx, fromId, intoId));
  }

  private async absorb(tx: Tx, fromId: Id, intoId: Id): Promise<MergeEffect[]> {
    const now = this.clock.now();
    const sessions = await tx.repo(AuthSession).update({ memberId: fromId, revokedAt: IsNull() }, { revokedAt: now });
    const taken = await tx.repo(WechatAccount).existsBy({ memberId: intoId });
    const change = taken ? { memberId: null, boundAt: null, updatedAt: now } : { memberId: intoId, updatedAt: now };
    const accounts = await tx.repo(WechatAccount).update({ memberId: fromId }, change);
    return [{ kind: 'sessions', total: sessions.affected ?? 0 }, { kind: taken ? 'wechat_unbound' : 'wechat_moved', total: accounts.affected ?? 0 }];
  }
}
