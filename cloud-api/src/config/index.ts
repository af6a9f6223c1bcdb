export { Env } from './env';
export type { DatabaseTarget } from './env-reader';
export type { WechatPayEnv } from './wechat-pay-env';
export { ConfigModule } from './config.module';
