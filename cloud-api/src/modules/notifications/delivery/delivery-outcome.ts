import type { DeliveryStatus } from '@xianfeng/shared-types';
import type { SendOutcome } from '../../../platform/wechat';
import type { SmsResult } from '../../../platform/sms';

/** What a try of sending means for the delivery. */
export interface DeliveryResult {
  status: Extract<DeliveryStatus, 'sent' | 'refused' | 'failed' | 'waiting' | 'unknown'>;
  reason: string;
  msgId: string | null;
  /** For `waiting`: when to try again. */
  retry?: 'soon' | 'tomorrow';
  /** WeChat says the member has no consent left. */
  quotaGone?: boolean;
}

const done = (status: DeliveryResult['status'], reason = '', more: Partial<DeliveryResult> = {}): DeliveryResult => ({ status, reason, msgId: null, ...more });

export const NOT_BOUND = done('refused', '未绑定微信');
export const NO_CONSENT = done('refused', '没有可用的订阅额度');
export const NO_PHONE = done('refused', '未登记手机号');
export const badValues = (faults: string[]): DeliveryResult => done('failed', `模板内容不符合微信规则：${faults.join('；')}`);

/** Codes of wechat-platform §2.3 in words that an officer can act on. */
export function wechatResult(outcome: SendOutcome): DeliveryResult {
  switch (outcome.kind) {
    case 'ok':
      return done('sent', '', { msgId: outcome.msgId });
    case 'quota':
      return done('refused', '微信提示订阅额度已用完或已退订', { quotaGone: true });
    case 'badUser':
      return done('refused', '微信账号不可用，请本人重新登录绑定');
    case 'banned':
      return done('failed', '订阅消息能力或模板被微信停用，请联系平台管理员');
    case 'badData':
      return done('failed', `${outcome.field ? `模板字段 ${outcome.field}` : '消息内容'}被微信退回（${outcome.errcode}）`);
    case 'config':
      return done('failed', `微信配置有误（${outcome.errcode}），请联系平台管理员`);
    case 'unknown':
      return done('unknown', '发送时连接中断，结果未知，未自动重发');
    case 'retryLater':
      return done('waiting', '微信繁忙，稍后自动重试', { retry: outcome.when });
  }
}

export function smsResult(result: SmsResult): DeliveryResult {
  if (result.ok) return done('sent', '', { msgId: result.providerId });
  return result.retryable ? done('waiting', `短信通道繁忙：${result.error}`, { retry: 'soon' }) : done('failed', `短信被退回：${result.error}`);
}
