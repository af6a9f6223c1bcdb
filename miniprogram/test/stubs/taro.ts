import { useEffect, useLayoutEffect } from 'react';

type Callback = (argument?: any) => any;
const resolved = (value?: unknown) => jest.fn((..._args: any[]) => Promise.resolve(value as any));

/** Page events by hook name; `fire('useReachBottom')` plays WeChat. */
const listeners = new Map<string, Set<Callback>>();
export const fire = (name: string, argument?: unknown): unknown[] => [...(listeners.get(name) ?? [])].map((callback) => callback(argument));

const pageHook = (name: string) => (callback: Callback) => {
  useEffect(() => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(callback));
    return () => void set.delete(callback);
  });
};
export const useDidShow = pageHook('useDidShow');
export const useDidHide = pageHook('useDidHide');
export const usePullDownRefresh = pageHook('usePullDownRefresh');
export const useReachBottom = pageHook('useReachBottom');
export const useShareAppMessage = pageHook('useShareAppMessage');
export const usePageScroll = pageHook('usePageScroll');

/** What the page under test was opened with. */
export const router = { params: {} as Record<string, string>, path: '' };
export const useRouter = () => router;
export const useLoad = (callback: Callback) => useLayoutEffect(() => callback(router.params), [callback]);
export const useLaunch = useLoad;
export const useReady = (callback: Callback) => useEffect(() => callback(), [callback]);

export const ENV_TYPE = { WEAPP: 'WEAPP', WEB: 'WEB' };
export const getEnv = () => 'WEB';
export const pxTransform = (px: number) => `${px / 40}rem`;
export const getCurrentPages = jest.fn((): any[] => []);
export const navigateTo = resolved();
export const redirectTo = resolved();
export const switchTab = resolved();
export const reLaunch = resolved();
export const navigateBack = resolved();
export const showToast = resolved();
export const stopPullDownRefresh = resolved();
export const setNavigationBarTitle = resolved();
export const request = resolved();
export const uploadFile = resolved();
export const downloadFile = resolved({ tempFilePath: 'wxfile://tmp' });
export const login = resolved({ code: 'wx-code' });
export const requestSubscribeMessage = resolved({});
export const saveImageToPhotosAlbum = resolved();
export const scanCode = resolved({ result: '' });
export const chooseImage = resolved({ tempFilePaths: [] });
export const getAppBaseInfo = jest.fn(() => ({}));
export const getEnterOptionsSync = jest.fn(() => ({ path: 'pages/home/index', query: {}, scene: 1001 }));
export const openPrivacyContract = resolved();
export const requestPayment = resolved();

const stored = new Map<string, unknown>();
export const getStorageSync = (key: string) => stored.get(key) ?? '';
export const setStorageSync = (key: string, value: unknown) => void stored.set(key, value);
export const removeStorageSync = (key: string) => void stored.delete(key);
export const clearStorage = () => stored.clear();

const noQuery: any = new Proxy({}, { get: (_, name) => (name === 'exec' ? (done?: Callback) => done?.([]) : () => noQuery) });
export const createSelectorQuery = () => noQuery;
export const eventCenter = { on: () => undefined, off: () => undefined, trigger: () => undefined };

export default {
  ENV_TYPE, getEnv, pxTransform, getCurrentPages, navigateTo, redirectTo, switchTab, reLaunch, navigateBack, showToast, stopPullDownRefresh,
  setNavigationBarTitle, request, uploadFile, downloadFile, login, requestSubscribeMessage, saveImageToPhotosAlbum, scanCode, chooseImage, getAppBaseInfo,
  getEnterOptionsSync, openPrivacyContract, requestPayment, getStorageSync, setStorageSync, removeStorageSync, createSelectorQuery, eventCenter,
};
