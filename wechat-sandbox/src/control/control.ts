import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox';
import { registerFaultControl } from './fault-control';
import { registerLists } from './lists';
import { registerPayControl } from './pay-control';
import { registerPayFaultControl } from './pay-fault-control';
import { registerPushControl } from './push-control';
import { registerSetupControl } from './setup-control';

/** Endpoints by which tests and developers steer the sandbox; README.md lists them. */
export function registerControl(app: FastifyInstance, sandbox: Sandbox): void {
  registerLists(app, sandbox);
  registerSetupControl(app, sandbox);
  registerFaultControl(app, sandbox);
  registerPushControl(app, sandbox);
  registerPayControl(app, sandbox);
  registerPayFaultControl(app, sandbox);
}
