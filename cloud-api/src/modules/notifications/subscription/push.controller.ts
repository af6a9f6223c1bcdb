import { Controller, Header, Query, type RawBodyRequest, Req } from '@nestjs/common';
import { wechatPushApi } from '@xianfeng/shared-types';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access';
import { Problem, Route } from '../../../platform/http';
import { PushRejected } from '../../../platform/wechat';
import { PushService } from './push.service';

/** WeChat's message push: public, proven by its own signature. */
@Controller()
export class PushController {
  constructor(private readonly push: PushService) {}

  @Route(wechatPushApi.verify)
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  verify(@Query() query: Record<string, string>): string {
    return refusing(() => this.push.verifyUrl(query));
  }

  /** `success` within 5 seconds, else WeChat repeats the push. */
  @Route(wechatPushApi.receive)
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  async receive(@Query() query: Record<string, string>, @Req() request: RawBodyRequest<FastifyRequest>): Promise<string> {
    try {
      await this.push.receive(query, request.rawBody ?? Buffer.alloc(0));
    } catch (error) {
      throw toProblem(error);
    }
    return 'success';
  }
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toProblem(error);
  }
}

const toProblem = (error: unknown): unknown => (error instanceof PushRejected ? new Problem('access.denied', { cause: error }) : error);
