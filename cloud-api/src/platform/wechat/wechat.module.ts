import { Global, Module, type Provider } from '@nestjs/common';
import { Env } from '../../config';
import { UnitOfWork } from '../../database';
import { Clock } from '../clock';
import { FieldCipher } from '../crypto';
import { AccessTokenCache } from './access-token-cache';
import { WechatLinkClient, WechatWxacodeClient } from './clients/links.client';
import { WechatLoginClient } from './clients/login.client';
import { WechatPhoneClient } from './clients/phone.client';
import { WechatSafetyClient } from './clients/safety.client';
import { WechatSubscribeClient } from './clients/subscribe.client';
import { DbTokenStore } from './db-token-store';
import { MessagePush } from './message-push';
import { LinkApi, LoginApi, PhoneApi, SafetyApi, SubscribeApi, WxacodeApi } from './ports';
import { TokenStore } from './token-store';
import { WechatClient } from './wechat-client';
import { WechatHttp } from './wechat-http';
import { WechatProbe } from './wechat-probe';

/** Log-in and sending are waited for by people and by the relay; neither gains from waiting longer. */
const TIMEOUT_MS = 8_000;
const BUSY_DELAYS_MS = [200, 800];

const transport: Provider[] = [
  { provide: WechatHttp, inject: [Env, UnitOfWork], useFactory: (env: Env, uow: UnitOfWork) => new WechatHttp({ apiBase: env.wechat.apiBase, timeoutMs: TIMEOUT_MS }, uow) },
  { provide: TokenStore, inject: [UnitOfWork, FieldCipher], useFactory: (uow: UnitOfWork, cipher: FieldCipher) => new DbTokenStore(uow, cipher) },
  {
    provide: AccessTokenCache,
    inject: [Env, WechatHttp, TokenStore, Clock],
    useFactory: (env: Env, http: WechatHttp, store: TokenStore, clock: Clock) => new AccessTokenCache(env.wechat, http, store, clock),
  },
  {
    provide: WechatClient,
    inject: [Env, WechatHttp, AccessTokenCache],
    useFactory: (env: Env, http: WechatHttp, tokens: AccessTokenCache) =>
      new WechatClient({ attachToken: env.wechat.attachToken, busyDelaysMs: BUSY_DELAYS_MS }, http, tokens),
  },
];

const apis: Provider[] = [
  { provide: WechatProbe, inject: [AccessTokenCache], useFactory: (tokens: AccessTokenCache) => new WechatProbe(tokens) },
  { provide: LoginApi, inject: [Env, WechatHttp], useFactory: (env: Env, http: WechatHttp) => new WechatLoginClient(env.wechat, http) },
  { provide: PhoneApi, inject: [WechatClient], useFactory: (client: WechatClient) => new WechatPhoneClient(client) },
  { provide: SafetyApi, inject: [WechatClient], useFactory: (client: WechatClient) => new WechatSafetyClient(client) },
  { provide: SubscribeApi, inject: [WechatClient, Env], useFactory: (client: WechatClient, env: Env) => new WechatSubscribeClient(client, env.wechat.envVersion) },
  { provide: WxacodeApi, inject: [WechatClient, Env], useFactory: (client: WechatClient, env: Env) => new WechatWxacodeClient(client, env.wechat.envVersion) },
  { provide: LinkApi, inject: [WechatClient, Env], useFactory: (client: WechatClient, env: Env) => new WechatLinkClient(client, env.wechat.envVersion) },
  {
    provide: MessagePush,
    inject: [Env],
    useFactory: ({ wechat }: Env) => new MessagePush({ appId: wechat.appId, token: wechat.pushToken, aesKey: wechat.pushAesKey }),
  },
];

/** WeChat behind ports; which WeChat (the real one or the sandbox) is the environment's choice. */
@Global()
@Module({ providers: [...transport, ...apis], exports: [LoginApi, PhoneApi, SafetyApi, SubscribeApi, WxacodeApi, LinkApi, MessagePush, WechatProbe] })
export class WechatModule {}
