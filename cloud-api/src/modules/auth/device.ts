const SYSTEMS: [pattern: RegExp, name: string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/iPhone/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/Android/i, '安卓'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'Mac'],
  [/Linux/i, 'Linux'],
];

/** What a member recognises the device by, e.g. `微信小程序 · iPhone`. */
export function deviceOf(userAgent: string, via: 'wechat' | 'sms'): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '其他设备';
  return `${via === 'wechat' ? '微信小程序' : '浏览器'} · ${system}`;
}
