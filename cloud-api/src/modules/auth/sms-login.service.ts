import { Injectable } from '@nestjs/common';
import type { Id, LoggedIn, SmsLoginBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { Problem } from '../../platform/http';
import { MemberDirectory, type MemberRef } from '../members';
import { LoginLocks, phoneKey } from './login-locks';
import { matchMember } from './member-match';
import { MeService } from './me.service';
import { SecondFactors } from './second-factor/second-factors.service';
import { Sessions } from './sessions.service';
import { SmsCodes } from './sms-codes.service';

/** A code of the right member, not spent yet. */
interface Proven {
  member: MemberRef;
  codeId: Id;
}

/** Log-in of a browser: a number of the roster and the code sent to it. */
@Injectable()
export class SmsLogin {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly codes: SmsCodes,
    private readonly locks: LoginLocks,
    private readonly members: MemberDirectory,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly me: MeService,
  ) {}

  /** For phones. A member with two-step verification is not let in by SMS alone: the console asks for the rest, WeChat is its own proof. */
  async login(body: SmsLoginBody): Promise<LoggedIn> {
    const proven = await this.prove(body);
    if (await this.secondFactors.stepFor(proven.member)) {
      throw new Problem('auth.second_factor_client', { detail: '您的账号须两步验证，不能仅凭短信验证码登录。请在微信中打开小程序，或登录电脑端。' });
    }
    const session = await this.spend(proven, (tx) => this.sessions.open(tx, proven.member.id, { kind: 'phone', via: 'sms' }));
    return { status: 'ok', session, me: await this.me.of(proven.member.id) };
  }

  /** Finds whose code it is. @throws Problem auth.sms_code, auth.no_match, auth.member_inactive, auth.locked */
  prove({ phone, smsCode, name }: SmsLoginBody): Promise<Proven> {
    return this.locks.judge([phoneKey(this.codes.phoneHash(phone))], () =>
      this.codes.judge(phone, 'login', smsCode, async () => {
        const candidates = name ? await this.members.findByPhoneAndName(phone, name) : await this.members.findByPhone(phone);
        return matchMember(candidates, Boolean(name));
      }),
    );
  }

  /** Spends the code and lets the member go on in one unit of work. */
  spend<T>({ codeId }: Proven, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(async (tx) => {
      if (!(await this.codes.use(tx, codeId))) throw new Problem('auth.sms_code');
      return work(tx);
    });
  }
}
