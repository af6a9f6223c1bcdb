import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox';
import { registerFaultControl } from './fault-control';
import { registerLists } from './lists';
import { registerPushControl } from './push-control';
import { registerSetupControl } from './setup-control';

/** Endpoints by which tests and developers steer the sandbox; README.md lists them. */
export function registerControl(app: FastifyInstance, sandbox: Sandbox): void {
  registerLists(app, sandbox);
  registerSetupControl(app, sandbox);
  registerFaultControl(app, sandbox);
  registerPushControl(app, sandbox);
}
