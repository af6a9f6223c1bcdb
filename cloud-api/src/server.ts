import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BACKGROUND_HEADER } from '@xianfeng/shared-types';
import createFastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { AppModule } from './app.module';
import { Env } from './config';
import { serveConsole } from './console-files';
import { contentPolicy } from './content-policy';
import { runWithContext } from './platform/http/request-context';
import { newId } from './platform/ids';
import { errorForLog, LineBuffer, Metrics } from './platform/observability';
import { limitRates } from './rate-limit';

const BODY_LIMIT = 1024 * 1024;
const UPLOAD_LIMIT = 20 * 1024 * 1024;

/** Fastify with our limits and a log that carries request ids and no personal data. */
export function serverAdapter(env: Env): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: env.trustProxy || env.trustWxHeaders,
    genReqId: () => newId(),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: env.logLevel, stream: new LineBuffer(process.stdout), redact: ['req.headers', '*.phone', '*.idNumber', '*.name'], serializers: { err: errorForLog },
    },
  });
}

/** Builds the application; the caller listens. */
export async function createServer(env: Env): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(env), serverAdapter(env), {
    rawBody: true,
    logger: env.logLevel === 'silent' ? false : ['error', 'warn', 'log'],
  });
  app.enableShutdownHooks();
  await prepareFastify(app, env);
  return app;
}

/** Everything around the features: request context, headers, limits, metrics, uploads, static files. */
export async function prepareFastify(app: NestFastifyApplication, env: Env): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  addContextAndLogs(fastify, app.get(Metrics));
  const headers = await securityHeaders(env);
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  await limitRates(app, env);
  await fastify.register(compress, { threshold: 2048, encodings: ['gzip'], globalDecompression: false });
  await fastify.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1 } });
  if (existsSync(env.h5Dir)) await fastify.register(fastifyStatic, { root: env.h5Dir, wildcard: env.sandboxUrl !== null });
  await serveConsole(fastify, env.consoleDir);
}

/** helmet works its headers out anew for every reply, a fifth of a small request's time; ours never change, so they are asked for once. */
async function securityHeaders(env: Env): Promise<Record<string, string>> {
  const probe = createFastify();
  await probe.register(helmet, { contentSecurityPolicy: contentPolicy(env), frameguard: env.sandboxUrl ? false : undefined });
  probe.addHook('onRequest', (_request, reply) => reply.send(reply.getHeaders()));
  probe.get('/', () => undefined);
  const reply = await probe.inject('/');
  await probe.close();
  return reply.json();
}

function addContextAndLogs(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { ip, headers } = request;
    const context = { requestId: request.id, ip, userAgent: headers['user-agent'] ?? '', background: BACKGROUND_HEADER in headers, principal: null };
    runWithContext(context, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const ms = Math.round(reply.elapsedTime);
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    // The route pattern, not the address: addresses may carry search words and names.
    if (route.startsWith('/api/')) request.log.info({ method: request.method, route, status: reply.statusCode, ms }, 'request');
    done();
  });
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unmatched';
