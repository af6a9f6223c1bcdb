import type { SmsOptions } from '../options';

export interface SmsTemplate {
  id: string;
  /** Text with {1}, {2} … for the parameters. */
  text: string;
}

/** Approved texts of the two templates of the configuration. */
export function defaultSmsTemplates({ codeTemplate, noticeTemplate }: SmsOptions): SmsTemplate[] {
  return [
    { id: codeTemplate, text: '您的验证码是{1}，{2}分钟内有效。如非本人操作，请忽略本短信。' },
    { id: noticeTemplate, text: '您有一条新的工作通知：{1}。请登录小程序查看。' },
  ];
}

/** Number of parameters a template asks for. */
export function parameterCount({ text }: SmsTemplate): number {
  return new Set(text.match(/\{\d+\}/g) ?? []).size;
}

export function fillSms({ text }: SmsTemplate, params: string[]): string {
  return text.replace(/\{(\d+)\}/g, (_, number: string) => params[Number(number) - 1] ?? '');
}
