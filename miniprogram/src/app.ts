import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchPrivacyRequests } from '@/shared/privacy/privacy-request';
import { ROUTES } from '@/shared/routes';
import { environment } from '@/shared/session';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPrivacyRequests();
    // Known early, so that a tap finds the subscription templates in memory. Whoever needs it and fails says so.
    environment().catch(() => undefined);
  });
  // An old link or a wrong one: home, in place of an empty screen.
  usePageNotFound(() => void Taro.reLaunch({ url: ROUTES.home }));
  return children;
}
