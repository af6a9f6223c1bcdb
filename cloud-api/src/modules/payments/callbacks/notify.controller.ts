import { Controller, type RawBodyRequest, Req } from '@nestjs/common';
import { duesPaymentsApi } from '@xianfeng/shared-types';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access';
import { Problem, Route } from '../../../platform/http';
import { WechatPay } from '../../../platform/wechat-pay';
import { NoticeIntake } from './notice-intake';

/** WeChat Pay's callback: public, proven by its signature. What is not 2xx is repeated by WeChat for a day. */
@Controller()
export class NotifyController {
  constructor(
    private readonly wechat: WechatPay,
    private readonly intake: NoticeIntake,
  ) {}

  @Route(duesPaymentsApi.notify)
  @Public()
  async notify(@Req() request: RawBodyRequest<FastifyRequest>): Promise<{ code: 'SUCCESS'; message: string }> {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
    const reading = await this.wechat.readNotification(headers, request.rawBody?.toString('utf8') ?? '');
    if (!reading.ok) {
      // Forged ones and probes: never 200. Signed but not understood: it may be money, so that WeChat shall tell it again.
      request.log[reading.reason === 'content' ? 'error' : 'warn']({ reason: reading.reason }, 'callback of WeChat Pay refused');
      throw new Problem(reading.reason === 'signature' ? 'access.denied' : 'server.busy');
    }
    await this.intake.keep(reading.notification);
    return { code: 'SUCCESS', message: '成功' };
  }
}
