import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Env } from './config';

/** The H5 build sets the root font size by a script inside its page, before the first paint; it alone is let through. */
function inlineScripts(h5Dir: string): string[] {
  const page = path.join(h5Dir, 'index.html');
  if (!existsSync(page)) return [];
  const scripts = readFileSync(page, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g);
  return [...scripts].map(([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
}

/** In development the sandbox's phone page frames the H5 build; in production nobody does. */
export function contentPolicy(env: Env) {
  return {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...inlineScripts(env.h5Dir)],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      // Taro reads a picture or file that the user has chosen through its blob address before it sends it.
      connectSrc: ["'self'", 'blob:'],
      frameAncestors: [env.sandboxUrl ?? "'none'"],
      upgradeInsecureRequests: null,
    },
  };
}
