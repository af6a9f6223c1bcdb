import type { FastifyInstance } from 'fastify';
import { WechatError } from '../core/wechat-error';
import type { Sandbox } from '../sandbox';
import { checkAppCredentials, defineApi, textField } from './api';

/** access_token, both ways. */
export function registerToken(app: FastifyInstance, sandbox: Sandbox): void {
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/cgi-bin/stable_token',
    token: false,
    limit: { perMinute: 10_000, perDay: 500_000 },
    handle({ body }) {
      checkGrant(textField(body, 'grant_type'));
      checkAppCredentials(sandbox, textField(body, 'appid'), textField(body, 'secret'));
      return { ...(body['force_refresh'] === true ? sandbox.tokens.forceStable() : sandbox.tokens.stable()) };
    },
  });
  defineApi(app, sandbox, {
    method: 'GET',
    path: '/cgi-bin/token',
    token: false,
    limit: { perDay: 2_000 },
    handle({ query }) {
      checkGrant(query['grant_type']);
      checkAppCredentials(sandbox, query['appid'], query['secret']);
      return { ...sandbox.tokens.plain() };
    },
  });
}

function checkGrant(grantType: string | undefined): void {
  if (grantType !== 'client_credential') throw new WechatError(40002);
}
