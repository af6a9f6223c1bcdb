import { Injectable } from '@nestjs/common';
import type { Id, SessionVia } from '@xianfeng/shared-types';
import { LessThan } from 'typeorm';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { randomToken, sha256Hex } from '../../../platform/crypto';
import { Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { AuthRules } from '../auth-rules.service';
import { SecondFactorTicket, type SecondFactorStep } from './second-factor.entity';

export interface IssuedTicket {
  ticket: string;
  expiresInSeconds: number;
}

/** Carries the proof of the first factor to the second step of a log-in. */
@Injectable()
export class SecondFactorTickets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: AuthRules,
    private readonly clock: Clock,
  ) {}

  async issue(tx: Tx, fact: { memberId: Id; via: SessionVia; step: SecondFactorStep }): Promise<IssuedTicket> {
    const ticket = randomToken();
    const expiresInSeconds = (await this.rules.number('second_factor.ticket_minutes')) * 60;
    const expiresAt = new Date(this.clock.now().getTime() + expiresInSeconds * 1000);
    await tx.repo(SecondFactorTicket).insert({ id: newId(), tokenHash: sha256Hex(ticket), ...fact, expiresAt });
    return { ticket, expiresInSeconds };
  }

  /** @throws Problem auth.second_factor_ticket */
  async open(token: string, step: SecondFactorStep): Promise<SecondFactorTicket> {
    const ticket = await this.uow.read((tx) => tx.repo(SecondFactorTicket).findOneBy({ tokenHash: sha256Hex(token), step }));
    if (!ticket || ticket.expiresAt <= this.clock.now()) throw ticketGone();
    return ticket;
  }

  /** Spends the ticket. @throws Problem auth.second_factor_ticket when somebody was faster. */
  async close(tx: Tx, id: Id): Promise<void> {
    const { affected } = await tx.repo(SecondFactorTicket).delete({ id });
    if (affected !== 1) throw ticketGone();
  }

  /** Ends the log-ins of a member that are half done. */
  async drop(tx: Tx, memberId: Id): Promise<void> {
    await tx.repo(SecondFactorTicket).delete({ memberId });
  }

  async sweep(): Promise<void> {
    await this.uow.run((tx) => tx.repo(SecondFactorTicket).delete({ expiresAt: LessThan(this.clock.now()) }));
  }
}

const ticketGone = (): Problem => new Problem('auth.second_factor_ticket', { detail: '两步验证已超时或已完成，请重新登录。' });
