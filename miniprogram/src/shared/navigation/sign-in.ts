import Taro from '@tarojs/taro';
import { queryText } from '@xianfeng/client-core';
import { ROUTES } from '../routes';
import { currentPath } from './go';

const SIGN_IN_PAGES: readonly string[] = [ROUTES.login, ROUTES.bind];

/** Opens the login or bind page once, however many requests ask for it, and remembers where the user was. */
export function openSignIn(page: 'login' | 'bind'): void {
  const from = currentPath();
  if (SIGN_IN_PAGES.includes(from.split('?')[0])) return;
  void Taro.reLaunch({ url: ROUTES[page] + queryText({ from }) });
}

/** Opens it over a page that anybody may read, to which one can come back without an account. */
export function offerSignIn(page: 'login' | 'bind'): void {
  void Taro.navigateTo({ url: ROUTES[page] + queryText({ from: currentPath() }) });
}

/** Goes on to where the user was before logging in. */
export function leaveSignIn(from: string | undefined): void {
  const target = from ? decodeURIComponent(from) : ROUTES.home;
  void Taro.reLaunch({ url: target.startsWith('/') ? target : ROUTES.home });
}
