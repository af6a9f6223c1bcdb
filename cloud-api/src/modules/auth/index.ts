export { AuthModule } from './auth.module';
export { WechatAccounts } from './wechat-accounts';
