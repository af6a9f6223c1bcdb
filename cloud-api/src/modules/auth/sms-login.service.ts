import { Injectable } from '@nestjs/common';
import type { LoggedIn, SmsLoginBody } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { Problem } from '../../platform/http';
import { MemberDirectory } from '../members';
import { LoginLocks, phoneKey } from './login-locks';
import { matchMember } from './member-match';
import { MeService } from './me.service';
import { Sessions } from './sessions.service';
import { SmsCodes } from './sms-codes.service';

/** Log-in of a browser: a number of the roster and the code sent to it. */
@Injectable()
export class SmsLogin {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly codes: SmsCodes,
    private readonly locks: LoginLocks,
    private readonly members: MemberDirectory,
    private readonly sessions: Sessions,
    private readonly me: MeService,
  ) {}

  async login({ phone, smsCode, name }: SmsLoginBody): Promise<LoggedIn> {
    const keys = [phoneKey(this.codes.phoneHash(phone))];
    await this.locks.check(keys);
    const codeId = await this.codes.find(phone, 'login', smsCode);
    if (!codeId) return this.locks.fail(keys, new Problem('auth.sms_code'));
    const candidates = name ? await this.members.findByPhoneAndName(phone, name) : await this.members.findByPhone(phone);
    const match = matchMember(candidates, Boolean(name));
    if ('problem' in match) {
      if (match.guess) return this.locks.fail(keys, match.problem);
      throw match.problem;
    }
    const session = await this.uow.run(async (tx) => {
      if (!(await this.codes.use(tx, codeId))) throw new Problem('auth.sms_code');
      return this.sessions.open(tx, match.member.id, 'sms');
    });
    await this.locks.clear(keys);
    return { status: 'ok', session, me: await this.me.of(match.member.id) };
  }
}
