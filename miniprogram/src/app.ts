import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchPrivacyRequests } from '@/shared/privacy/privacy-request';
import { environment } from '@/shared/session';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPrivacyRequests();
    // Known early, so that a tap finds the subscription templates in memory. Whoever needs it and fails says so.
    environment().catch(() => undefined);
  });
  return children;
}
