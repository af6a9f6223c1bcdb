import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const TIMEOUT_MS = 10_000;
/** Tries with one key; then the user taps again, which is a new request. */
const TRIES_A_TAP = 8;
const TAPS = 8;
const TOKEN_SECONDS = 900;
export const isConflict = ({ code }) => code === 'conflict.state' || code === 'conflict.version';
/** Worth asking again: nobody answered, the service is busy, another request of the same wish is running. */
const isPassing = (refused) => refused.status === 429 || refused.status >= 500 || isConflict(refused);

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An access token as the product's log-in gives one. */
export function tokenOf(secret, sessionId, memberId) {
  const now = Math.floor(Date.now() / 1000);
  const content = `${base64url({ alg: 'HS256' })}.${base64url({ sid: sessionId, iss: 'xianfeng', sub: memberId, iat: now, exp: now + TOKEN_SECONDS })}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** A problem that repeating does not mend. */
export class Refused extends Error {
  constructor(status, problem) {
    super(`${status} ${problem.detail ?? problem.title ?? ''}`);
    this.status = status;
    this.code = problem.code;
  }
}

/** One member's client: asks again with the same Idempotency-Key where an answer is missing, at whichever process is up. */
export class Phone {
  constructor({ addresses, token, random }) {
    Object.assign(this, { addresses, token, random });
  }

  /** @param conflictEnds a conflict that outlasts one tap is the answer @throws Refused when repeating does not help */
  async call(method, path, body, { conflictEnds = false } = {}) {
    let at = this.random.int(0, this.addresses.length - 1);
    let key;
    for (let attempt = 0; ; attempt++) {
      if (attempt % TRIES_A_TAP === 0) key = randomUUID();
      const { status, reply } = await this.#once(this.addresses[at++ % this.addresses.length] + path, method, body, key);
      if (status >= 200 && status < 300) return reply;
      const refused = new Refused(status, reply);
      const tapOver = (attempt + 1) % TRIES_A_TAP === 0;
      if (!isPassing(refused) || (tapOver && conflictEnds && isConflict(refused)) || attempt + 1 === TAPS * TRIES_A_TAP) throw refused;
      await pause(Math.min(50 * 2 ** (attempt % TRIES_A_TAP), 2_000) * (0.5 + Math.random()));
    }
  }

  async #once(url, method, body, key) {
    const headers = { authorization: `Bearer ${this.token()}`, 'idempotency-key': key, ...(body ? { 'content-type': 'application/json' } : {}) };
    try {
      const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS) });
      return { status: answer.status, reply: await answer.json() };
    } catch (error) {
      return { status: 503, reply: { detail: `no answer: ${error.message}` } };
    }
  }
}
