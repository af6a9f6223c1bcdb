import type { SessionKind, SessionVia } from '@xianfeng/shared-types';

type Names = [pattern: RegExp, name: string][];

const SYSTEMS: Names = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/iPhone/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/Android/i, '安卓'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'Mac'],
  [/Kylin/i, '银河麒麟'],
  [/\bUOS\b|UnionTech/i, '统信 UOS'],
  [/Linux/i, 'Linux'],
];

/** Browsers built on Chromium name it too, and Chromium names Safari: the order tells them apart. */
const BROWSERS: Names = [
  [/Edg\//, 'Edge'],
  [/Qaxbrowser/i, '奇安信浏览器'],
  [/QIHU|360SE|360EE/i, '360 浏览器'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const named = (names: Names, userAgent: string, otherwise: string): string => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? otherwise;

/** Operating system or phone, in words. */
export const systemOf = (userAgent: string): string => named(SYSTEMS, userAgent, '其他设备');

export const browserOf = (userAgent: string): string => named(BROWSERS, userAgent, '其他浏览器');

/** What a member recognises the device by, e.g. `微信小程序 · iPhone`. */
export function deviceOf(userAgent: string, { kind, via }: { kind: SessionKind; via: SessionVia }): string {
  if (kind === 'console') return `电脑端 · ${browserOf(userAgent)} · ${systemOf(userAgent)}`;
  return `${via === 'wechat' ? '微信小程序' : '浏览器'} · ${systemOf(userAgent)}`;
}
