import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/**
 * The PC console under /console/. Its pages have addresses of their own, so whatever is no file gets the one HTML page;
 * files under assets/ carry a hash of their content in their name and never change.
 */
export async function serveConsole(fastify: FastifyInstance, dir: string): Promise<void> {
  if (!existsSync(path.join(dir, 'index.html'))) return;
  await fastify.register(
    async (scope) => {
      await scope.register(fastifyStatic, {
        root: dir,
        decorateReply: false,
        index: 'index.html',
        redirect: true,
        setHeaders: (reply, file) => {
          reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
        },
      });
      scope.setNotFoundHandler((request, reply) => {
        if (request.method !== 'GET' || request.url.startsWith('/console/assets/')) return reply.code(404).send('not found');
        return reply.header('cache-control', 'no-cache').sendFile('index.html', dir);
      });
    },
    { prefix: '/console' },
  );
}
