import { Injectable } from '@nestjs/common';
import type { Id, LoginReply, SessionTokens } from '@xianfeng/shared-types';
import { Env } from '../../config';
import { type Tx, UnitOfWork } from '../../database';
import { Problem } from '../../platform/http';
import { LoginApi, type LoginFailure } from '../../platform/wechat';
import { MemberDirectory } from '../members';
import { BindTickets, TICKET_SECONDS } from './bind-tickets';
import { matchMember } from './member-match';
import { MeService } from './me.service';
import { Sessions } from './sessions.service';
import { WechatAccounts } from './wechat-accounts';

const FAILURES: Record<LoginFailure['reason'], () => Problem> = {
  code: () => new Problem('auth.code_invalid', { detail: '微信登录凭证已失效，请重试。' }),
  blocked: () => new Problem('auth.blocked'),
  too_often: () => new Problem('request.too_many', { detail: '登录太频繁，请一分钟后再试。' }),
  config: () => new Problem('upstream.wechat', { detail: '微信登录暂时不可用，请联系管理员。' }),
  unavailable: () => new Problem('upstream.wechat'),
};

interface WechatUser {
  openid: string;
  sessionKey: string | null;
}

type Entered =
  | { kind: 'in'; memberId: Id; session: SessionTokens }
  | { kind: 'unbound'; bindTicket: string }
  | { kind: 'refused'; problem: Problem };

/** First step of log-in in WeChat. */
@Injectable()
export class WechatLogin {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly api: LoginApi,
    private readonly accounts: WechatAccounts,
    private readonly tickets: BindTickets,
    private readonly members: MemberDirectory,
    private readonly sessions: Sessions,
    private readonly me: MeService,
  ) {}

  /** @param vouchedOpenid header of Cloud Hosting; ignored unless the environment trusts it. */
  async login(code: string | undefined, vouchedOpenid: string | undefined): Promise<LoginReply> {
    const user = await this.identify(code, vouchedOpenid);
    const entered = await this.uow.run((tx) => this.enter(tx, user));
    if (entered.kind === 'refused') throw entered.problem;
    if (entered.kind === 'unbound') return { status: 'unbound', bindTicket: entered.bindTicket, expiresInSeconds: TICKET_SECONDS };
    return { status: 'ok', session: entered.session, me: await this.me.of(entered.memberId) };
  }

  private async identify(code: string | undefined, vouchedOpenid: string | undefined): Promise<WechatUser> {
    if (this.env.trustWxHeaders && vouchedOpenid && !code) return { openid: vouchedOpenid, sessionKey: null };
    if (!code) throw FAILURES.code();
    const result = await this.api.code2session(code);
    if (!result.ok) throw FAILURES[result.reason]();
    return result;
  }

  /** Problems are handed back, not thrown: the newest session key is kept even where the member may not enter. */
  private async enter(tx: Tx, user: WechatUser): Promise<Entered> {
    const account = await this.accounts.remember(tx, user.openid, user.sessionKey);
    if (!account.memberId) return { kind: 'unbound', bindTicket: await this.tickets.issue(tx, account.id) };
    const member = await this.members.findById(account.memberId);
    const match = matchMember(member ? [member] : [], false);
    if ('problem' in match) return { kind: 'refused', problem: match.problem };
    return { kind: 'in', memberId: match.ok.id, session: await this.sessions.open(tx, match.ok.id, { kind: 'phone', via: 'wechat' }) };
  }
}
