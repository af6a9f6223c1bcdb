import { Controller } from '@nestjs/common';
import { authApi, type ClientConfig } from '@xianfeng/shared-types';
import { Env } from '../../config';
import { Public } from '../../platform/access';
import { Route } from '../../platform/http';

/** WeChat's documents name 5 templates a request; older clients take 3. */
const MAX_TEMPLATES = 3;

/** What clients read before anybody logs in. */
@Controller()
export class ClientConfigController {
  constructor(private readonly env: Env) {}

  @Route(authApi.clientConfig)
  @Public()
  show(): ClientConfig {
    const { sandboxUrl, wechat } = this.env;
    return { appName: '先锋', sandboxUrl, subscribeTemplates: wechat.templates, subscribeMaxTemplates: MAX_TEMPLATES };
  }
}
