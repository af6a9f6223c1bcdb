export { MessagePush, PushRejected, type PushQuery } from './message-push';
export { decryptOpenData, groupIdOf, OpenDataError } from './open-data';
export {
  LinkApi, LoginApi, PhoneApi, SafetyApi, SubscribeApi, WxacodeApi,
  type CodeSession, type LoginFailure, type PhoneNumber, type SafetyScene, type SendOutcome, type SubscribeMessage, type TextCheck, type Verdict,
  type WxacodeRequest,
} from './ports';
export type { PushEvent } from './push-events';
export { MEDIA_CHECKED, type MediaChecked } from './push-topics';
export { fitTemplateData, fitTemplateValue } from './template-values';
export { WechatError, WechatUnavailable } from './wechat-error';
export { WechatProbe } from './wechat-probe';
export { WechatModule } from './wechat.module';
