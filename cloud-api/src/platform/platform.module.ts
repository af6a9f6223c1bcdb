import { type DynamicModule, Module } from '@nestjs/common';
import type { Env } from '../config';
import { AuditModule } from './audit';
import { CalendarModule } from './calendar';
import { Clock } from './clock';
import { CryptoModule } from './crypto';
import { DevClock, DevController, DevDate } from './dev';
import { FilesModule } from './files';
import { IdempotencyModule } from './idempotency';
import { JobsModule } from './jobs';
import { ObservabilityModule } from './observability';
import { OutboxModule } from './outbox';
import { RulesModule } from './rules';
import { SmsModule } from './sms';
import { WechatModule } from './wechat';
import { WechatPayModule } from './wechat-pay';

/** What every feature uses. */
@Module({})
export class PlatformModule {
  static forRoot(env: Env): DynamicModule {
    const development = env.sandboxUrl !== null;
    return {
      module: PlatformModule,
      global: true,
      imports: [AuditModule, CalendarModule, CryptoModule, FilesModule, IdempotencyModule, JobsModule, ObservabilityModule, OutboxModule, RulesModule, SmsModule, WechatModule, WechatPayModule],
      controllers: development ? [DevController] : [],
      providers: [{ provide: Clock, useFactory: () => (development ? new DevClock(env.dataDir) : new Clock()) }, ...(development ? [DevDate] : [])],
      exports: [Clock],
    };
  }
}
