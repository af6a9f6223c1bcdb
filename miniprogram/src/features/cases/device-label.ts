import Taro from '@tarojs/taro';
import { environmentNow } from '@/shared/session';

const BROWSERS: readonly (readonly [RegExp, string])[] = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, '安卓手机'], [/Windows/, 'Windows 电脑'], [/Mac/, 'Mac 电脑']];

/** What the user knows this device by, e.g. `微信·iPhone 13`. */
export function deviceLabel(): string {
  const app = environmentNow()?.platform.inWechat ? '微信' : '浏览器';
  if (process.env.TARO_ENV === 'weapp') return `${app}·${Taro.getDeviceInfo().model || '手机'}`;
  const device = BROWSERS.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? '电脑';
  return `${app}·${device}`;
}
