import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { PrincipalResolver } from '../../platform/access';
import { Schedules } from '../../platform/jobs';
import { AccessTokens } from './access-tokens';
import { AccountController } from './account.controller';
import { AuthController } from './auth.controller';
import { AuthRules } from './auth-rules.service';
import { BindTickets } from './bind-tickets';
import { Binding } from './binding.service';
import { ClientConfigController } from './client-config.controller';
import { LoginLocks } from './login-locks';
import { MeService } from './me.service';
import { PrincipalCache } from './principal-cache';
import { SessionPrincipalResolver } from './session-principal.resolver';
import { Sessions } from './sessions.service';
import { SmsCodes } from './sms-codes.service';
import { SmsLogin } from './sms-login.service';
import { WechatAccounts } from './wechat-accounts';
import { WechatLogin } from './wechat-login.service';

/** Log-in, binding, sessions; global, because every request asks who it is. */
@Global()
@Module({
  controllers: [AuthController, AccountController, ClientConfigController],
  providers: [
    AccessTokens, AuthRules, BindTickets, Binding, LoginLocks, MeService, PrincipalCache, Sessions, SmsCodes, SmsLogin, WechatAccounts, WechatLogin,
    { provide: PrincipalResolver, useClass: SessionPrincipalResolver },
  ],
  exports: [PrincipalResolver, WechatAccounts],
})
export class AuthModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly sessions: Sessions,
    private readonly codes: SmsCodes,
    private readonly tickets: BindTickets,
    private readonly locks: LoginLocks,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('auth-sweep', 3, 40, async () => {
      for (const store of [this.sessions, this.codes, this.tickets, this.locks]) await store.sweep();
    });
  }
}
