export { AuthModule } from './auth.module';
export { MeService } from './me.service';
export { WechatAccounts } from './wechat-accounts';
