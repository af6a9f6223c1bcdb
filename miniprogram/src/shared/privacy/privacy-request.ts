import Taro from '@tarojs/taro';
import { createStore } from '../store';

/** What WeChat wants to hear: shown, agreed by that button, or refused. */
export type PrivacyAnswer = { event: 'exposureAuthorization' } | { event: 'agree'; buttonId: string } | { event: 'disagree' };
type Resolve = (answer: PrivacyAnswer) => void;

/** Calls that wait for the user's consent; null when none does. */
export const privacyRequest = createStore<Resolve[] | null>(null);

/** Listens to WeChat's request for consent; once, at start. Several interfaces may ask while the dialog is open. */
export function watchPrivacyRequests(): void {
  const wx = Taro as unknown as { onNeedPrivacyAuthorization?(listener: (resolve: Resolve) => void): void };
  wx.onNeedPrivacyAuthorization?.((resolve) => {
    resolve({ event: 'exposureAuthorization' });
    privacyRequest.set([...(privacyRequest.get() ?? []), resolve]);
  });
}

export function answerPrivacy(answer: PrivacyAnswer): void {
  const waiting = privacyRequest.get() ?? [];
  privacyRequest.set(null);
  waiting.forEach((resolve) => resolve(answer));
}
