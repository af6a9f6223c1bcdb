import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { PrincipalResolver } from '../../platform/access';
import { Schedules } from '../../platform/jobs';
import { AccessTokens } from './access-tokens';
import { AccountSuccession } from './account-succession';
import { AccountController } from './account.controller';
import { AuthController } from './auth.controller';
import { AuthRules } from './auth-rules.service';
import { BindTickets } from './bind-tickets';
import { Binding } from './binding.service';
import { ClientConfigController } from './client-config.controller';
import { ConsoleActivity } from './console-activity';
import { ConsoleLoginController } from './console-login.controller';
import { ConsoleLogins } from './console-login.service';
import { LoginLocks } from './login-locks';
import { MeService } from './me.service';
import { PrincipalCache } from './principal-cache';
import { ScanApproval } from './scan/scan-approval.service';
import { ScanRequestController } from './scan/scan-request.controller';
import { ScanTickets } from './scan/scan-tickets.service';
import { SecondFactorStore } from './second-factor/second-factor-store';
import { SecondFactorTickets } from './second-factor/second-factor-tickets';
import { SecondFactorController } from './second-factor/second-factor.controller';
import { SecondFactors } from './second-factor/second-factors.service';
import { SessionPrincipalResolver } from './session-principal.resolver';
import { Sessions } from './sessions.service';
import { SmsCodes } from './sms-codes.service';
import { SmsLogin } from './sms-login.service';
import { WechatAccounts } from './wechat-accounts';
import { WechatLogin } from './wechat-login.service';

/** Log-in, binding, sessions; global, because every request asks who it is. */
@Global()
@Module({
  controllers: [AuthController, AccountController, ClientConfigController, ConsoleLoginController, ScanRequestController, SecondFactorController],
  providers: [
    AccessTokens, AccountSuccession, AuthRules, BindTickets, Binding, ConsoleActivity, ConsoleLogins, LoginLocks, MeService, PrincipalCache, ScanApproval, ScanTickets,
    SecondFactorStore, SecondFactors, SecondFactorTickets, Sessions, SmsCodes, SmsLogin, WechatAccounts, WechatLogin,
    { provide: PrincipalResolver, useClass: SessionPrincipalResolver },
  ],
  exports: [MeService, PrincipalResolver, WechatAccounts],
})
export class AuthModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly sessions: Sessions,
    private readonly codes: SmsCodes,
    private readonly tickets: BindTickets,
    private readonly locks: LoginLocks,
    private readonly scans: ScanTickets,
    private readonly secondFactorTickets: SecondFactorTickets,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('auth-sweep', 3, 40, async () => {
      for (const store of [this.sessions, this.codes, this.tickets, this.locks, this.scans, this.secondFactorTickets]) await store.sweep();
    });
  }
}
