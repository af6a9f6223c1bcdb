import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { bearerToken } from '../access';
import { sameSecret } from '../crypto';
import { Problem } from '../http';

type Asker = Pick<FastifyRequest, 'headers'> & { socket: { remoteAddress?: string } };

/** What a proxy adds: such a request comes from somewhere else, though the proxy may stand on this machine. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

function isLoopback(address = ''): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** Metrics tell routes, loads and faults: for the collector that shows the token, or without one for this machine alone. */
export function requireCollector(request: Asker, token: string | null): void {
  if (token !== null) {
    if (!sameSecret(bearerToken(request.headers) ?? '', token)) throw new Problem('auth.required', { detail: '读取监控指标需要令牌。' });
    return;
  }
  const direct = isLoopback(request.socket.remoteAddress) && PROXY_HEADERS.every((name) => request.headers[name] === undefined);
  if (!direct) throw new Problem('access.denied', { detail: '监控指标只供本机读取；从别处读取请设置 METRICS_TOKEN。' });
}
