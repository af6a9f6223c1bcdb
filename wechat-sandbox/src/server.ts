import Fastify, { type FastifyInstance } from 'fastify';
import { registerControl } from './control/control';
import { RequestError } from './core/request-body';
import { registerCos } from './cos/cos-api';
import { registerContentSafety } from './open-platform/content-safety';
import { registerLinks } from './open-platform/links';
import { registerLogin } from './open-platform/login';
import { registerMiniProgramCodes } from './open-platform/mini-program-codes';
import { registerSubscribeSend } from './open-platform/subscribe-send';
import { registerToken } from './open-platform/token';
import type { SandboxOptions } from './options';
import { registerPay } from './pay/pay';
import { registerPhoneApi } from './phone/phone-api';
import { registerPhonePage } from './phone/phone-page';
import { Sandbox } from './sandbox';
import { registerSendSms } from './sms/send-sms';

/** Share pictures travel as data URLs. */
const BODY_LIMIT = 12 * 1024 * 1024;

export interface RunningSandbox {
  app: FastifyInstance;
  sandbox: Sandbox;
  /** Starts listening; answers the address such as `http://localhost:3100`. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Builds a sandbox with all its endpoints; nothing listens yet. */
export function createSandbox(options: SandboxOptions): RunningSandbox {
  const sandbox = new Sandbox(options);
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  // Bodies stay text: signatures cover the bytes, and broken JSON has an answer of its own.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof RequestError ? error.statusCode : (error.statusCode ?? 500);
    if (status >= 500) console.error(error);
    return reply.code(status).send({ error: error.message });
  });
  registerToken(app, sandbox);
  registerLogin(app, sandbox);
  registerSubscribeSend(app, sandbox);
  registerMiniProgramCodes(app, sandbox);
  registerContentSafety(app, sandbox);
  registerLinks(app, sandbox);
  registerSendSms(app, sandbox);
  registerCos(app, sandbox);
  registerPay(app, sandbox.pay);
  registerControl(app, sandbox);
  registerPhoneApi(app, sandbox);
  registerPhonePage(app);
  return {
    app,
    sandbox,
    async listen() {
      await app.listen({ port: options.port, host: options.host });
      const address = app.server.address();
      if (address && typeof address === 'object') options.port = address.port;
      return `http://${options.host}:${options.port}`;
    },
    async close() {
      sandbox.close();
      await app.close();
    },
  };
}
