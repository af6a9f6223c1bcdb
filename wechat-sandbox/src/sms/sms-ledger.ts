import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../core/clock';
import type { Personas } from '../core/personas';
import type { SandboxState } from '../core/state';
import type { SmsOptions } from '../options';
import { defaultSmsTemplates, fillSms, parameterCount, type SmsTemplate } from './sms-templates';

/** Tencent Cloud's default limits for one number. */
export interface SmsLimits {
  perThirtySeconds: number;
  perHour: number;
  perDay: number;
}

const DEFAULT_LIMITS: SmsLimits = { perThirtySeconds: 1, perHour: 5, perDay: 10 };
const MAX_PARAMETER = 128;

export interface SmsRequest {
  SmsSdkAppId: string;
  SignName: string;
  TemplateId: string;
  TemplateParamSet: string[];
}

/** Sent messages, the limits that follow from them, and the approved templates. */
export class SmsLedger {
  templates: SmsTemplate[];
  limits: SmsLimits = DEFAULT_LIMITS;

  constructor(
    private readonly options: SmsOptions,
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
    private readonly personas: Personas,
  ) {
    this.templates = defaultSmsTemplates(options);
  }

  /** Sends to one number. Answers Tencent Cloud's code for this number; `Ok` means it is in the inbox. */
  send(number: string, request: SmsRequest): string {
    const phone = /^(?:\+?86)?(1\d{10})$/.exec(number)?.[1];
    if (!phone) return 'InvalidParameterValue.IncorrectPhoneNumber';
    if (request.SmsSdkAppId !== this.options.sdkAppId) return 'UnauthorizedOperation.SmsSdkAppIdVerifyFail';
    if (request.SignName !== this.options.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved';
    const template = this.templates.find(({ id }) => id === request.TemplateId);
    if (!template) return 'FailedOperation.TemplateIncorrectOrUnapproved';
    const params = request.TemplateParamSet;
    if (params.length !== parameterCount(template)) return 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate';
    if (params.some((param) => param.length > MAX_PARAMETER)) return 'InvalidParameterValue.TemplateParameterLengthLimit';
    const limit = this.reachedLimit(phone);
    if (limit) return limit;
    const personaId = this.personas.byPhone(phone)?.id ?? null;
    const text = `【${request.SignName}】${fillSms(template, params)}`;
    const record = { id: randomUUID(), personaId, phone, text, templateId: template.id, params, at: this.clock.now(), read: false };
    this.state.append(this.state.data.sms, record);
    this.state.changed(personaId);
    return 'Ok';
  }

  reset(): void {
    this.limits = DEFAULT_LIMITS;
    this.templates = defaultSmsTemplates(this.options);
  }

  private reachedLimit(phone: string): string | null {
    const ages = this.state.data.sms.filter((sms) => sms.phone === phone).map((sms) => this.clock.now() - sms.at);
    const within = (seconds: number) => ages.filter((age) => age < seconds * 1000).length;
    if (within(30) >= this.limits.perThirtySeconds) return 'LimitExceeded.PhoneNumberThirtySecondLimit';
    if (within(3_600) >= this.limits.perHour) return 'LimitExceeded.PhoneNumberOneHourLimit';
    if (within(86_400) >= this.limits.perDay) return 'LimitExceeded.PhoneNumberDailyLimit';
    return null;
  }
}
