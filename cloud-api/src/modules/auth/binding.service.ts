import { Injectable } from '@nestjs/common';
import type { BindByPhoneBody, BindBySmsBody, Id, LoggedIn, SessionTokens } from '@xianfeng/shared-types';
import { IsNull } from 'typeorm';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { notFound, Problem } from '../../platform/http';
import { PhoneApi } from '../../platform/wechat';
import { MemberDirectory, type MemberRef } from '../members';
import { WechatAccount } from './auth.entity';
import { BindTickets, type OpenTicket } from './bind-tickets';
import { LoginLocks, phoneKey, ticketKey } from './login-locks';
import { matchMember } from './member-match';
import { MeService } from './me.service';
import { Sessions } from './sessions.service';
import { SmsCodes } from './sms-codes.service';
import { WechatAccounts } from './wechat-accounts';

const CHINA = '86';

/** Binds a WeChat account to a member, and releases it. */
@Injectable()
export class Binding {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly phones: PhoneApi,
    private readonly accounts: WechatAccounts,
    private readonly tickets: BindTickets,
    private readonly codes: SmsCodes,
    private readonly locks: LoginLocks,
    private readonly members: MemberDirectory,
    private readonly sessions: Sessions,
    private readonly me: MeService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By the number that WeChat itself vouches for. */
  async byPhone({ bindTicket, phoneCode }: BindByPhoneBody): Promise<LoggedIn> {
    const ticket = await this.tickets.open(bindTicket);
    const member = await this.locks.judge([ticketKey(ticket.id)], async () => {
      const result = await this.phones.phoneNumber(phoneCode, this.accounts.openid(ticket.account));
      if (!result.ok || result.countryCode !== CHINA) throw phoneProblem(result.ok ? 'country' : result.reason);
      return matchMember(await this.members.findByPhone(result.phone), false);
    });
    return this.finish(ticket, member, null);
  }

  /** By a number of the roster, a code sent to it, and the name. */
  async bySms({ bindTicket, phone, smsCode, name }: BindBySmsBody): Promise<LoggedIn> {
    const ticket = await this.tickets.open(bindTicket);
    const { member, codeId } = await this.locks.judge([phoneKey(this.codes.phoneHash(phone)), ticketKey(ticket.id)], () =>
      this.codes.judge(phone, 'bind', smsCode, async () => matchMember(await this.members.findByPhoneAndName(phone, name), true)),
    );
    return this.finish(ticket, member, codeId);
  }

  /** Frees the member for another WeChat account and ends what was opened with this one. */
  async release(member: MemberRef): Promise<void> {
    await this.uow.run(async (tx) => {
      const { affected } = await tx.repo(WechatAccount).update({ memberId: member.id }, { memberId: null, boundAt: null, updatedAt: this.clock.now() });
      if (!affected) throw notFound('微信绑定');
      await this.sessions.revokeAll(tx, member.id, { via: ['wechat', 'scan'] });
      await this.record(tx, 'wechat.release', member, '解除微信绑定');
    });
  }

  private async finish(ticket: OpenTicket, member: MemberRef, codeId: Id | null): Promise<LoggedIn> {
    const session = await this.bind(ticket, member, codeId);
    return { status: 'ok', session, me: await this.me.of(member.id) };
  }

  private async bind(ticket: OpenTicket, member: MemberRef, codeId: Id | null): Promise<SessionTokens> {
    try {
      return await this.uow.run(async (tx) => {
        if (codeId && !(await this.codes.use(tx, codeId))) throw new Problem('auth.sms_code');
        await this.attach(tx, ticket.account.id, member);
        await this.tickets.close(tx, ticket.id);
        return this.sessions.open(tx, member.id, { kind: 'phone', via: 'wechat' });
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw alreadyBound();
      throw error;
    }
  }

  /** Two accounts at once for one member: the unique index lets one pass. */
  private async attach(tx: Tx, accountId: Id, member: MemberRef): Promise<void> {
    const now = this.clock.now();
    const { affected } = await tx.repo(WechatAccount).update({ id: accountId, memberId: IsNull() }, { memberId: member.id, boundAt: now, updatedAt: now });
    if (affected === 1) return this.record(tx, 'wechat.bind', member, '绑定微信', member.id);
    const account = await tx.repo(WechatAccount).findOneByOrFail({ id: accountId });
    if (account.memberId !== member.id) throw new Problem('auth.wechat_taken', { detail: '此微信已绑定其他党员，请换用本人微信，或先在原账号的“我的—账号与安全”中解除绑定。' });
  }

  private record(tx: Tx, action: string, member: MemberRef, title: string, actorId?: Id): Promise<void> {
    return this.audit.record(tx, { action, actorId, objectType: 'member', objectId: member.id, orgPath: member.orgPath, title });
  }
}

const alreadyBound = (): Problem =>
  new Problem('auth.already_bound', {
    detail: '您已绑定另一个微信。请用原微信进入“我的—账号与安全”解除绑定后再试；原微信无法使用时，请支部书记在党员详情中为您解除。',
  });

function phoneProblem(reason: 'code' | 'quota' | 'config' | 'unavailable' | 'country'): Problem {
  if (reason === 'country') return new Problem('auth.phone_denied', { detail: '暂只支持中国内地手机号，请改用名册中的手机号和短信验证码。' });
  if (reason === 'code') return new Problem('auth.phone_denied', { detail: '手机号授权已失效，请重新点按授权，或改用短信验证码。' });
  return new Problem('auth.phone_denied', { detail: '暂时无法从微信取得手机号，请改用短信验证码。' });
}
