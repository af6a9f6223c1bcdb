import { Injectable } from '@nestjs/common';
import type { ConsoleLogin, EnrolledLogin, Id, LoggedIn, SecondFactorBody, SecondFactorKey, SessionTokens, SessionVia, SmsLoginBody } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Audit } from '../../platform/audit';
import { currentContext } from '../../platform/http';
import { MemberDirectory, type MemberRef } from '../members';
import { browserOf, systemOf } from './device';
import { matchMember } from './member-match';
import { MeService } from './me.service';
import { networkPlace } from './scan/network-place';
import { type IssuedTicket, SecondFactorTickets } from './second-factor/second-factor-tickets';
import type { SecondFactorStep, SecondFactorTicket } from './second-factor/second-factor.entity';
import { SecondFactors } from './second-factor/second-factors.service';
import { Sessions } from './sessions.service';
import { SmsLogin } from './sms-login.service';

/** What a right first factor led to; the rest of the reply is read after the unit of work. */
export type Entered = { step: null; memberId: Id; session: SessionTokens } | { step: SecondFactorStep; ticket: IssuedTicket };

/** Log-in to the console: the first factor by phone or SMS, the second where the member has one or needs one. */
@Injectable()
export class ConsoleLogins {
  constructor(
    private readonly smsLogin: SmsLogin,
    private readonly factors: SecondFactors,
    private readonly tickets: SecondFactorTickets,
    private readonly members: MemberDirectory,
    private readonly sessions: Sessions,
    private readonly me: MeService,
    private readonly audit: Audit,
  ) {}

  async bySms(body: SmsLoginBody): Promise<ConsoleLogin> {
    const proven = await this.smsLogin.prove(body);
    return this.reply(await this.smsLogin.spend(proven, (tx) => this.enter(tx, proven.member, 'sms')));
  }

  /** After the first factor, in its unit of work. */
  async enter(tx: Tx, member: MemberRef, via: SessionVia): Promise<Entered> {
    const step = await this.factors.stepFor(member);
    if (step) return { step, ticket: await this.tickets.issue(tx, { memberId: member.id, via, step }) };
    return { step: null, memberId: member.id, session: await this.open(tx, member, via) };
  }

  async reply(entered: Entered): Promise<ConsoleLogin> {
    if (entered.step === null) return this.loggedIn(entered.memberId, entered.session);
    return { status: entered.step === 'code' ? 'secondFactor' : 'enrolRequired', ...entered.ticket };
  }

  /** @throws Problem auth.second_factor, auth.second_factor_ticket, auth.member_inactive, auth.locked */
  async passSecondFactor({ ticket: token, code }: SecondFactorBody): Promise<LoggedIn> {
    const { ticket, member } = await this.opened(token, 'code');
    const session = await this.factors.withCode(member, code, (tx) => this.finish(tx, ticket, member));
    return this.loggedIn(member.id, session);
  }

  /** @throws Problem auth.second_factor_ticket, auth.member_inactive */
  async enrol(token: string): Promise<SecondFactorKey> {
    return this.factors.enrol((await this.opened(token, 'enrol')).member);
  }

  /** @throws Problem as passSecondFactor, and conflict.state without a key. */
  async confirmEnrolment({ ticket: token, code }: SecondFactorBody): Promise<EnrolledLogin> {
    const { ticket, member } = await this.opened(token, 'enrol');
    const { recoveryCodes, result } = await this.factors.confirm(member, code, (tx) => this.finish(tx, ticket, member));
    return { ...(await this.loggedIn(member.id, result)), recoveryCodes };
  }

  private async opened(token: string, step: SecondFactorStep): Promise<{ ticket: SecondFactorTicket; member: MemberRef }> {
    const ticket = await this.tickets.open(token, step);
    const member = await this.members.findById(ticket.memberId);
    const match = matchMember(member ? [member] : [], false);
    if ('problem' in match) throw match.problem;
    return { ticket, member: match.ok };
  }

  private async finish(tx: Tx, ticket: SecondFactorTicket, member: MemberRef): Promise<SessionTokens> {
    await this.tickets.close(tx, ticket.id);
    return this.open(tx, member, ticket.via);
  }

  private async open(tx: Tx, member: MemberRef, via: SessionVia): Promise<SessionTokens> {
    const { userAgent = '', ip = '' } = currentContext() ?? {};
    const detail = { via, browser: browserOf(userAgent), system: systemOf(userAgent), address: networkPlace(ip) };
    await this.audit.record(tx, { action: 'console.login', actorId: member.id, objectType: 'member', objectId: member.id, orgPath: member.orgPath, title: '登录电脑端', detail });
    return this.sessions.open(tx, member.id, { kind: 'console', via });
  }

  private async loggedIn(memberId: Id, session: SessionTokens): Promise<LoggedIn> {
    return { status: 'ok', session, me: await this.me.of(memberId) };
  }
}
