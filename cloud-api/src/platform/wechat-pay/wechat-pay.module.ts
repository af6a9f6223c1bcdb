import { Global, Module } from '@nestjs/common';
import { Env } from '../../config';
import { UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { NoWechatPay } from './no-wechat-pay';
import { WechatPay } from './ports';
import { wechatPayClient } from './wechat-pay.factory';

/** WeChat Pay behind its port; which one (the real one, the sandbox, none) is the environment's choice. */
@Global()
@Module({
  providers: [
    {
      provide: WechatPay,
      inject: [Env, UnitOfWork],
      // Not the product's clock, which development can move forward: signatures go by the true time.
      useFactory: ({ wechat, wechatPay }: Env, uow: UnitOfWork) => (wechatPay ? wechatPayClient(wechat.appId, wechatPay, uow, new Clock()) : new NoWechatPay()),
    },
  ],
  exports: [WechatPay],
})
export class WechatPayModule {}
