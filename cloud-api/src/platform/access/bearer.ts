import type { IncomingHttpHeaders } from 'node:http';

/** The access token of a request; null without one. */
export function bearerToken(headers: IncomingHttpHeaders): string | null {
  const header = headers.authorization;
  return header?.startsWith('Bearer ') ? header.slice(7) : null;
}
