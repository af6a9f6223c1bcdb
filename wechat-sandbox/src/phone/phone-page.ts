import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const WORKSPACE = join(__dirname, '..', '..');

/** The phone page: markup and styles from public/, its built scripts from dist/page/. */
export function registerPhonePage(app: FastifyInstance): void {
  void app.register(fastifyStatic, { root: join(WORKSPACE, 'public'), prefix: '/', cacheControl: false });
  void app.register(fastifyStatic, { root: join(WORKSPACE, 'dist', 'page'), prefix: '/page/', cacheControl: false, decorateReply: false });
}
