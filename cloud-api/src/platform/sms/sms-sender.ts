/**
 * Texts approved at the provider. They stay neutral: no word that tells a bystander about the reader or the organisation.
 * `code`: the code, its life in minutes. `notice`: what waits, at most 12 characters.
 */
export interface SmsParams {
  code: [code: string, minutes: string];
  notice: [subject: string];
}
export type SmsTemplate = keyof SmsParams;

/** `retryable`: the provider or the network failed; otherwise the same message would be refused again today. */
export type SmsResult = { ok: true; providerId: string } | { ok: false; error: string; retryable: boolean };

/** Port: sends one text message to a Chinese mobile number. Never throws for refusals. */
export abstract class SmsSender {
  abstract send<T extends SmsTemplate>(phone: string, template: T, params: SmsParams[T]): Promise<SmsResult>;
}
