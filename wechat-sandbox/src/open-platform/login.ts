import type { FastifyInstance } from 'fastify';
import { WechatError } from '../core/wechat-error';
import type { Sandbox } from '../sandbox';
import { checkAppCredentials, defineApi, textField, type ApiCall } from './api';

const PER_USER_AND_MINUTE = 100;

/** Login and phone number. */
export function registerLogin(app: FastifyInstance, sandbox: Sandbox): void {
  defineApi(app, sandbox, {
    method: 'GET',
    path: '/sns/jscode2session',
    token: false,
    contentType: 'text/plain',
    handle: (call) => code2Session(sandbox, call),
  });
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/wxa/business/getuserphonenumber',
    token: true,
    handle: (call) => phoneNumber(sandbox, call),
  });
}

/**
 * Exchanges a wx.login code. Errors: 41002 41004 41008 40013 40125 40002 40029 40163 40226, 45011 beyond 100 a
 * minute for one user. The body is JSON under `text/plain`, as the platform sends it.
 */
function code2Session(sandbox: Sandbox, { query }: ApiCall) {
  checkAppCredentials(sandbox, query['appid'], query['secret']);
  if (query['grant_type'] !== 'authorization_code') throw new WechatError(40002);
  const code = query['js_code'];
  if (!code) throw new WechatError(41008);
  const issued = sandbox.codes.peek('login', code);
  const persona = issued && sandbox.personas.find(issued.personaId);
  if (!persona) throw new WechatError(40029);
  sandbox.limits.count(`/sns/jscode2session ${persona.id}`, { perMinute: PER_USER_AND_MINUTE });
  if (persona.blocked) throw new WechatError(40226);
  sandbox.codes.redeem('login', code);
  persona.lastSeenAt = sandbox.clock.now();
  return { session_key: persona.sessionKey, openid: persona.openid };
}

/** The number behind a phone button's code. Errors: 40029 unknown, used, expired or of another openid. */
function phoneNumber(sandbox: Sandbox, { body }: ApiCall) {
  const code = textField(body, 'code');
  const issued = sandbox.codes.peek('phone', code);
  const persona = issued && sandbox.personas.find(issued.personaId);
  const openid = textField(body, 'openid');
  if (!persona || issued.used || (openid && openid !== persona.openid)) throw new WechatError(40029);
  const { phone } = sandbox.codes.redeem('phone', code);
  const watermark = { timestamp: sandbox.clock.seconds(), appid: sandbox.options.appid };
  const phone_info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark };
  return { errcode: 0, errmsg: 'ok', phone_info };
}
