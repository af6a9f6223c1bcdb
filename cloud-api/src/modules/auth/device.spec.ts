import { browserOf, deviceOf, systemOf } from './device';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

it.each([
  [CHROME, 'Chrome', 'Windows'],
  [`${CHROME} Edg/131.0.0.0`, 'Edge', 'Windows'],
  [`${CHROME} QIHU 360SE`, '360 浏览器', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; UOS) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Qaxbrowser/1.0', '奇安信浏览器', '统信 UOS'],
  ['Mozilla/5.0 (X11; Kylin; Linux aarch64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox', '银河麒麟'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/605.1.15 Version/17.1 Safari/605.1.15', 'Safari', 'Mac'],
  ['curl/8.5', '其他浏览器', '其他设备'],
])('recognises %s', (userAgent, browser, system) => {
  expect([browserOf(userAgent), systemOf(userAgent)]).toEqual([browser, system]);
});

it('names a session by its kind', () => {
  expect(deviceOf(CHROME, { kind: 'console', via: 'scan' })).toBe('电脑端 · Chrome · Windows');
  expect(deviceOf(CHROME, { kind: 'phone', via: 'sms' })).toBe('浏览器 · Windows');
  expect(deviceOf('… iPhone …', { kind: 'phone', via: 'wechat' })).toBe('微信小程序 · iPhone');
});
