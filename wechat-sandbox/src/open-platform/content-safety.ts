import type { FastifyInstance } from 'fastify';
import { WechatError } from '../core/wechat-error';
import type { Sandbox } from '../sandbox';
import { defineApi, textField, traceId, type ApiCall } from './api';

const VISIT_MS = 2 * 60 * 60_000;
const MAX_TEXT = 2_500;
const VERSION = 2;

/** Content checks of version 2. */
export function registerContentSafety(app: FastifyInstance, sandbox: Sandbox): void {
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/wxa/msg_sec_check',
    token: true,
    limit: { perMinute: 4_000, perDay: 2_000_000 },
    methodCode: 43302,
    handle: (call) => checkText(sandbox, call),
  });
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/wxa/media_check_async',
    token: true,
    limit: { perMinute: 2_000, perDay: 200_000 },
    methodCode: 43302,
    handle: (call) => checkMedia(sandbox, call),
  });
}

/**
 * Judges a text by the word list. errcode 0 does not mean clean: read `result.suggest`.
 * Errors: 40097 version, 44002 empty, 45002 beyond 2,500 characters, 40129 scene, 40003 43104 61010 user.
 */
function checkText(sandbox: Sandbox, { body }: ApiCall) {
  checkVersionAndScene(body);
  const content = textField(body, 'content');
  if (content === '') throw new WechatError(44002);
  if ([...content].length > MAX_TEXT) throw new WechatError(45002);
  checkVisitor(sandbox, textField(body, 'openid'));
  const whole = [content, textField(body, 'title'), textField(body, 'nickname'), textField(body, 'signature')].join('\n');
  const { suggest, label, keyword } = sandbox.words.judge(whole);
  const detail: Record<string, unknown>[] = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }];
  if (keyword !== undefined) detail.push({ strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword });
  return { errcode: 0, errmsg: 'ok', result: { suggest, label }, detail, trace_id: traceId() };
}

/** Takes a media file; the verdict comes as event wxa_media_check. Errors: 40097, 44002, 40129, 40003 43104 61010. */
function checkMedia(sandbox: Sandbox, { body }: ApiCall) {
  checkVersionAndScene(body);
  const url = textField(body, 'media_url');
  if (url === '') throw new WechatError(44002);
  if (body['media_type'] !== 1 && body['media_type'] !== 2) throw new WechatError(40097);
  const openid = textField(body, 'openid');
  checkVisitor(sandbox, openid);
  return { errcode: 0, errmsg: 'ok', trace_id: sandbox.media.submit(openid, url) };
}

function checkVersionAndScene({ version, scene }: Record<string, unknown>): void {
  if (version !== VERSION) throw new WechatError(40097);
  if (![1, 2, 3, 4].includes(scene as number)) throw new WechatError(40129);
}

/** Errors: 40003 not an openid, 43104 of another mini-program, 61010 not seen within two hours. */
function checkVisitor(sandbox: Sandbox, openid: string): void {
  if (!/^o[\w-]{27}$/.test(openid)) throw new WechatError(40003);
  const persona = sandbox.personas.byOpenid(openid);
  if (!persona) throw new WechatError(43104);
  const { lastSeenAt } = persona;
  if (lastSeenAt === null || sandbox.clock.now() - lastSeenAt > VISIT_MS) throw new WechatError(61010);
}
