import { LinkApi, WxacodeApi, type WxacodeRequest } from '../ports';
import type { WechatClient } from '../wechat-client';
import type { EnvVersion } from './subscribe.client';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const MAX_LINK_DAYS = 30;

/** `POST /wxa/getwxacodeunlimit`. */
export class WechatWxacodeClient extends WxacodeApi {
  constructor(
    private readonly client: WechatClient,
    private readonly envVersion: EnvVersion,
  ) {
    super();
  }

  async unlimited({ scene, page, width = 430 }: WxacodeRequest): Promise<Buffer> {
    if (!SCENE.test(scene)) throw new Error(`scene "${scene}" can't stand in a mini-program code`);
    if (page.startsWith('/') || page.includes('?')) throw new Error(`page "${page}" must have no leading slash and no query`);
    // A page that is not in the released version yet is refused with check_path, e.g. before the first release.
    const body = { scene, page, width, check_path: this.envVersion === 'release', env_version: this.envVersion };
    return this.client.postForBytes('/wxa/getwxacodeunlimit', body);
  }
}

/** `POST /wxa/generate_urllink`. */
export class WechatLinkClient extends LinkApi {
  constructor(
    private readonly client: WechatClient,
    private readonly envVersion: EnvVersion,
  ) {
    super();
  }

  async urlLink({ path, query, days }: { path: string; query: string; days: number }): Promise<string> {
    const expire_interval = Math.min(Math.max(1, Math.ceil(days)), MAX_LINK_DAYS);
    const body = { path, query, expire_type: 1, expire_interval, env_version: this.envVersion };
    const reply = await this.client.post<{ url_link: string }>('/wxa/generate_urllink', body);
    return reply.url_link;
  }
}
