import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { LessThan } from 'typeorm';
import { type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { randomToken, sha256Hex } from '../../platform/crypto';
import { Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { BindTicket, WechatAccount } from './auth.entity';

export const TICKET_SECONDS = 15 * 60;

export interface OpenTicket {
  id: Id;
  account: WechatAccount;
}

/** Carries WeChat's proof from log-in to the bind step. */
@Injectable()
export class BindTickets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async issue(tx: Tx, accountId: Id): Promise<string> {
    const token = randomToken();
    const expiresAt = new Date(this.clock.now().getTime() + TICKET_SECONDS * 1000);
    await tx.repo(BindTicket).insert({ id: newId(), tokenHash: sha256Hex(token), accountId, expiresAt });
    return token;
  }

  /** @throws Problem auth.bind_ticket */
  async open(token: string): Promise<OpenTicket> {
    return this.uow.read(async (tx) => {
      const ticket = await tx.repo(BindTicket).findOneBy({ tokenHash: sha256Hex(token) });
      if (!ticket || ticket.expiresAt <= this.clock.now()) throw new Problem('auth.bind_ticket', { detail: '绑定已超时，请重新进入小程序。' });
      return { id: ticket.id, account: await tx.repo(WechatAccount).findOneByOrFail({ id: ticket.accountId }) };
    });
  }

  async close(tx: Tx, id: Id): Promise<void> {
    await tx.repo(BindTicket).delete({ id });
  }

  async sweep(): Promise<void> {
    await this.uow.run((tx) => tx.repo(BindTicket).delete({ expiresAt: LessThan(this.clock.now()) }));
  }
}
