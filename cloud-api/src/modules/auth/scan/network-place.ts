import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('100.64.0.0', 10);
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

const LOCAL = new BlockList();
LOCAL.addSubnet('127.0.0.0', 8);
LOCAL.addAddress('::1', 'ipv6');

/** An address in the words of a warning: a member knows whether the office network or a stranger asks. */
export function networkPlace(given: string): string {
  const ip = given.replace(/^::ffff:(?=\d+\.)/, '');
  const family = isIP(ip);
  if (family === 0) return '未知网络';
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (LOCAL.check(ip, type)) return `本机 ${ip}`;
  return `${PRIVATE.check(ip, type) ? '内网' : '互联网'} ${ip}`;
}
