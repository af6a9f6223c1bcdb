import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { duesPaymentsApi } from '@xianfeng/shared-types';
import type { FastifyInstance } from 'fastify';
import type { Redis } from 'ioredis';
import type { Env } from './config';
import { bearerToken, PrincipalResolver } from './platform/access';
import { Problem } from './platform/http';

/** Redis is asked before every request: one that does not answer at once is done without. */
const REDIS_OPTIONS = { connectTimeout: 500, commandTimeout: 500, maxRetriesPerRequest: 1, enableOfflineQueue: false } as const;

/**
 * Requests a minute of one session, or of one address where there is no valid session: a made-up token buys no fresh allowance.
 * With Redis all instances count together; while it is away each request passes.
 */
export async function limitRates(app: NestFastifyApplication, env: Env): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const sessions = app.get(PrincipalResolver);
  await fastify.register(rateLimit, {
    max: env.rateLimitPerMinute,
    timeWindow: 60_000,
    keyGenerator: async (request) => {
      const token = bearerToken(request.headers);
      const principal = token ? await sessions.resolve(token) : null;
      return principal ? `session:${principal.sessionId}` : `ip:${request.ip}`;
    },
    // WeChat Pay tells of all payments from few addresses; what is no callback of its own fails by its signature.
    allowList: (request) => !request.url.startsWith('/api/') || request.url === duesPaymentsApi.notify.path,
    errorResponseBuilder: () => new Problem('request.too_many', { detail: '操作过于频繁，请一分钟后再试。' }),
    nameSpace: 'xf:rate:',
    skipOnError: true,
    ...(env.redisUrl ? { redis: await sharedCounter(fastify, env.redisUrl) } : {}),
  });
}

async function sharedCounter(fastify: FastifyInstance, url: string): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, REDIS_OPTIONS);
  redis.on('error', (error: Error) => fastify.log.warn({ reason: error.message }, 'rate limit: Redis does not answer'));
  fastify.addHook('onClose', () => redis.disconnect());
  return redis;
}
