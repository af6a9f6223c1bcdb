export { SmsSender, type SmsParams, type SmsResult, type SmsTemplate } from './sms-sender';
export { SmsModule } from './sms.module';
