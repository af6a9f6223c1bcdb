import type { Chats, CodeView, EnterOptions, LaunchFrom, PaymentSheet, Setup, ShareTarget } from './types.js';

async function call<T>(path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, init);
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

export const getSetup = () => call<Setup>('/_phone/setup');
export const getScanTarget = (code: string) => call<{ path: string }>(`/_phone/scan/${encodeURIComponent(code)}`);
/** The newest mini-program codes, as if they lay on the desk. */
export const getCodes = () => call<CodeView[]>('/_phone/codes');
/** The newest events to the server, oldest first. */
export const getPushes = (limit: number) => call<{ event: string; state: string }[]>(`/_control/pushes?limit=${limit}`);

/** Orders a misbehaviour, or the end of it. */
export const control = (path: string, body: object) => call<unknown>(`/_control/${path}`, body);

/** The calls of one persona's phone. */
export class PhoneApi {
  constructor(readonly personaId: string) {}

  chats = () => this.get<Chats>('chats');
  login = () => this.post<{ code: string }>('login');
  phoneCode = (phone: string) => this.post<{ code: string }>('phone-code', { phone });
  subscribe = (answers: { templateId: string; status: string }[], always: boolean) => this.post('subscribe', { answers, always });
  turnOff = (templateId: string) => this.post('turn-off', { templateIds: [templateId] });
  turnOn = (templateId: string) => this.post('turn-on', { templateIds: [templateId] });
  postCard = (card: ShareTarget & { title: string; path: string; imageUrl: string }) => this.post('cards', card);
  launch = (from: LaunchFrom) => this.post<EnterOptions>('launch', from);
  groupEnter = (shareTicket: string) => this.post<{ encryptedData: string; iv: string }>('group-enter', { shareTicket });
  openPayment = (params: Record<string, unknown>) => this.post<PaymentSheet>('payment', params);
  confirmPayment = (prepayId: string) => this.post<{ outcome: 'ok' | 'failed' }>('payment/confirm', { prepayId });
  read = (chat: 'service' | 'sms' | 'pay') => this.post('read', { chat });
  events = () => new EventSource(this.path('events'));

  private path(name: string): string {
    return `/_phone/${encodeURIComponent(this.personaId)}/${name}`;
  }

  private get<T>(name: string): Promise<T> {
    return call<T>(this.path(name));
  }

  private post<T>(name: string, body: unknown = {}): Promise<T> {
    return call<T>(this.path(name), body);
  }
}
