/** What a page asked WeChat for, in order. */
export type WxCall = [name: string, options: any];

export interface HttpRequest {
  method: string;
  url: string;
  header: Record<string, string>;
  data?: string;
}
export interface HttpReply {
  statusCode: number;
  data: unknown;
}

const SYSTEM = {
  pixelRatio: 2, windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, statusBarHeight: 47, platform: 'devtools',
  system: 'iOS 17.0', SDKVersion: '3.5.0', version: '8.0.50', model: 'test', language: 'zh_CN', theme: 'light',
  safeArea: { top: 47, bottom: 810, left: 0, right: 390 },
};
const RECT = { left: 0, top: 0, right: 390, bottom: 100, width: 390, height: 100, scrollTop: 0, scrollLeft: 0 };

/** Navigation is the harness's own business. */
export interface Navigation {
  open(url: string): Promise<unknown>;
  close(): void;
  closeAll(): void;
}

export interface FakeWxOptions {
  firstPage: string;
  navigation: Navigation;
  respond(request: HttpRequest): HttpReply;
  calls: WxCall[];
}

/** The part of `wx` that the bundle uses. A name that is not here is `undefined`, as in an old WeChat. */
export function fakeWx({ firstPage, navigation, respond, calls }: FakeWxOptions): Record<string, unknown> {
  const storage = new Map<string, unknown>();
  const succeed = (name: string, result: object = {}) => (options: any = {}) => {
    calls.push([name, options]);
    setTimeout(() => {
      const reply = { errMsg: `${name}:ok`, ...result };
      options.success?.(reply);
      options.complete?.(reply);
    }, 0);
  };
  const navigate = (name: string, before: () => void) => (options: any) => {
    calls.push([name, options]);
    before();
    void navigation.open(options.url).then(
      () => options.success?.({ errMsg: `${name}:ok` }),
      (error: Error) => options.fail?.({ errMsg: `${name}:fail ${error.message}` }),
    );
  };
  const enter = () => ({ path: firstPage, query: {}, scene: 1001 });
  const ignored = () => undefined;

  return {
    canIUse: () => true,
    nextTick: (work: () => void) => setTimeout(work, 0),
    ...Object.fromEntries(['getSystemInfoSync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo', 'getSystemSetting'].map((name) => [name, () => SYSTEM])),
    getLaunchOptionsSync: enter,
    getEnterOptionsSync: enter,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxtest', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    ...Object.fromEntries(
      ['onAppShow', 'onAppHide', 'onError', 'onUnhandledRejection', 'onPageNotFound', 'onThemeChange', 'onWindowResize', 'offWindowResize', 'onNeedPrivacyAuthorization'].map((name) => [name, ignored]),
    ),
    ...Object.fromEntries(['showToast', 'hideToast', 'setNavigationBarTitle', 'stopPullDownRefresh', 'showShareMenu', 'pageScrollTo'].map((name) => [name, succeed(name)])),
    login: succeed('login', { code: 'test-code' }),
    createSelectorQuery: selectorQuery,
    createIntersectionObserver: () => ({ relativeTo() { return this; }, relativeToViewport() { return this; }, observe: ignored, disconnect: ignored }),
    navigateTo: navigate('navigateTo', ignored),
    redirectTo: navigate('redirectTo', () => navigation.close()),
    switchTab: navigate('switchTab', () => navigation.closeAll()),
    reLaunch: navigate('reLaunch', () => navigation.closeAll()),
    navigateBack: (options: any = {}) => {
      calls.push(['navigateBack', options]);
      navigation.close();
      options.success?.({ errMsg: 'navigateBack:ok' });
    },
    request: (options: any) => {
      calls.push(['request', options]);
      setTimeout(() => {
        options.success?.({ header: {}, errMsg: 'request:ok', ...respond(options) });
        options.complete?.();
      }, 0);
      return { abort: ignored, onHeadersReceived: ignored };
    },
  };
}

/** Every selector finds one box; Taro's own components ask for their size. */
function selectorQuery() {
  const asked: ((rect: object) => void)[] = [];
  const query: any = new Proxy({}, {
    get: (_, name) => {
      if (name === 'exec') {
        return (done?: (rects: object[]) => void) => setTimeout(() => {
          asked.forEach((tell) => tell({ ...RECT }));
          done?.(asked.map(() => ({ ...RECT })));
        }, 0);
      }
      const measures = ['boundingClientRect', 'fields', 'scrollOffset', 'node'].includes(String(name));
      return (argument: unknown) => {
        if (measures) asked.push(typeof argument === 'function' ? (argument as (rect: object) => void) : () => undefined);
        return query;
      };
    },
  });
  return query;
}
