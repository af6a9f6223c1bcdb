import { Global, Module } from '@nestjs/common';
import { Env } from '../../config';
import { UnitOfWork } from '../../database';
import { SmsSender } from './sms-sender';
import { TencentSmsSender } from './tencent-sms-sender';

const TIMEOUT_SECONDS = 8;

/** Text messages behind a port. */
@Global()
@Module({
  providers: [
    {
      provide: SmsSender,
      inject: [Env, UnitOfWork],
      useFactory: ({ sms }: Env, uow: UnitOfWork) =>
        new TencentSmsSender({ ...sms, templates: { code: sms.templateCode, notice: sms.templateNotice }, timeoutSeconds: TIMEOUT_SECONDS }, uow),
    },
  ],
  exports: [SmsSender],
})
export class SmsModule {}
