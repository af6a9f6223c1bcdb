import type { FastifyInstance } from 'fastify';
import { jsonBody, RequestError } from '../core/request-body';
import type { PushFaultCounts } from '../push/push-faults';
import type { PushMode } from '../push/push-request';
import type { Sandbox } from '../sandbox';

/** Delivery of events: mode, misbehaviour, the console's URL check. */
export function registerPushControl(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/_control/push', (request) => {
    const { mode, releaseHeld, ...counts } = jsonBody<Partial<PushFaultCounts> & { mode?: PushMode; releaseHeld?: boolean }>(request.body);
    if (mode !== undefined && mode !== 'secure' && mode !== 'plain') throw new RequestError('mode 应为 secure 或 plain');
    if (mode) sandbox.pushes.mode = mode;
    sandbox.pushes.faults.plan(counts);
    if (releaseHeld) sandbox.pushes.releaseHeld();
    return { mode: sandbox.pushes.mode, ...sandbox.pushes.faults.counts };
  });

  app.post('/_control/push/verify', () => sandbox.pushes.verifyUrl());

  // Answers when no media check and no event is under way, so that tests need no pauses.
  app.get('/_control/push/idle', async () => {
    await sandbox.media.idle();
    await sandbox.pushes.idle();
    return {};
  });
}
