import type { FastifyInstance } from 'fastify';
import { randomText } from '../core/ids';
import { WechatError } from '../core/wechat-error';
import type { Sandbox } from '../sandbox';
import { defineApi, textField } from './api';

const SHARED_QUOTA = { limit: { perDay: 500_000 }, limitKey: 'links' };

/** URL Scheme and URL Link; both count against one quota. Errors: 41030 page, 40097 expiry or version, 45009. */
export function registerLinks(app: FastifyInstance, sandbox: Sandbox): void {
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/wxa/generatescheme',
    token: true,
    ...SHARED_QUOTA,
    handle({ body }) {
      checkTarget(sandbox, (body['jump_wxa'] ?? {}) as Record<string, unknown>);
      checkExpiry(sandbox, body);
      return { errcode: 0, errmsg: 'ok', openlink: `weixin://dl/business/?t=${randomText(12)}` };
    },
  });
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/wxa/generate_urllink',
    token: true,
    ...SHARED_QUOTA,
    handle({ body }) {
      checkTarget(sandbox, body);
      checkExpiry(sandbox, body);
      return { errcode: 0, errmsg: 'ok', url_link: `https://wxaurl.cn/${randomText(11)}` };
    },
  });
}

function checkTarget(sandbox: Sandbox, target: Record<string, unknown>): void {
  const path = textField(target, 'path').replace(/^\//, '');
  if (path.includes('?') || (path && !sandbox.pages.has(path))) throw new WechatError(41030);
  if (!['release', 'trial', 'develop'].includes(String(target['env_version'] ?? 'release'))) throw new WechatError(40097);
}

/** expire_type 0: expire_time in epoch seconds; 1: expire_interval in days. Beyond 30 days the platform cuts off. */
function checkExpiry(sandbox: Sandbox, body: Record<string, unknown>): void {
  const type = body['expire_type'] ?? 0;
  if (type !== 0 && type !== 1) throw new WechatError(40097);
  const value = type === 0 ? body['expire_time'] : body['expire_interval'];
  if (value === undefined) return;
  const earliest = type === 0 ? sandbox.clock.seconds() : 0;
  if (typeof value !== 'number' || value <= earliest) throw new WechatError(40097);
}
