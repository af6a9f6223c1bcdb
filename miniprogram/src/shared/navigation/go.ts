import Taro from '@tarojs/taro';
import { queryText } from '@xianfeng/client-core';
import { isTabPath, ROUTES, type RouteName } from '../routes';

/** WeChat refuses to open an eleventh page on the stack. */
const MAX_STACK = 10;

/** Opens a page by name; tab pages are switched to. */
export function go(name: RouteName, query?: Record<string, string | number | undefined>): void {
  openPath(ROUTES[name] + queryText(query));
}

/** Opens a path such as a notification's; with or without a leading slash. */
export function openPath(path: string): void {
  const url = path.startsWith('/') ? path : `/${path}`;
  // A tab page cannot take a query from switchTab.
  if (isTabPath(url)) void (url.includes('?') ? Taro.reLaunch({ url }) : Taro.switchTab({ url }));
  else if (Taro.getCurrentPages().length >= MAX_STACK) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

/** Opens a page in place of this one, e.g. after a form was sent. */
export function replaceWith(name: RouteName, query?: Record<string, string | number | undefined>): void {
  const url = ROUTES[name] + queryText(query);
  void (isTabPath(url) ? Taro.switchTab({ url: ROUTES[name] }) : Taro.redirectTo({ url }));
}

/** Back one page; to the first tab where there is nothing behind, e.g. in a page opened from a card. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: ROUTES.home });
}

/** Path with query of the page on top, beginning with `/`. */
export function currentPath(): string {
  const page = Taro.getCurrentPages().slice(-1)[0];
  if (!page) return ROUTES.home;
  // H5 keeps a stamp of its own inside the path, and the query of a page that the app was opened at in $taroParams alone.
  const path = `/${page.route ?? page.path ?? ''}`.replace(/^\/+/, '/').split('?')[0];
  const { $taroTimestamp: _stamp, stamp: __stamp, ...query } = { ...(page as { $taroParams?: object }).$taroParams, ...page.options } as Record<string, string>;
  return path + queryText(query);
}
