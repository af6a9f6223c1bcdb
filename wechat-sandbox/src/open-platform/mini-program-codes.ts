import type { FastifyInstance } from 'fastify';
import { randomText } from '../core/ids';
import { WechatError } from '../core/wechat-error';
import type { Sandbox } from '../sandbox';
import { defineApi, textField, type ApiCall } from './api';
import { drawCode } from './code-image';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const BLACK = { r: 0, g: 0, b: 0 };

/** Codes for posters: `POST /wxa/getwxacodeunlimit`. */
export function registerMiniProgramCodes(app: FastifyInstance, sandbox: Sandbox): void {
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/wxa/getwxacodeunlimit',
    token: true,
    limit: { perMinute: 5_000, minuteCode: 45009 },
    handle: (call) => unlimitedCode(sandbox, call),
  });
}

/**
 * Answers PNG bytes, JSON only on refusal. Errors: 40169 scene, 85096 scancode_time, 41030 page (checked against
 * the released pages unless check_path is false), 40097 width, colour or env_version.
 */
async function unlimitedCode(sandbox: Sandbox, { body, reply }: ApiCall): Promise<Buffer> {
  const scene = textField(body, 'scene');
  if (!SCENE.test(scene)) throw new WechatError(40169);
  if (scene.includes('scancode_time')) throw new WechatError(85096);
  const page = textField(body, 'page');
  if (page.startsWith('/') || page.includes('?')) throw new WechatError(41030);
  if (page && body['check_path'] !== false && !sandbox.pages.has(page)) throw new WechatError(41030);
  if (!['release', 'trial', 'develop'].includes(String(body['env_version'] ?? 'release'))) throw new WechatError(40097);
  const width = body['width'] === undefined ? 430 : Number(body['width']);
  if (!Number.isInteger(width) || width < 280 || width > 1280) throw new WechatError(40097);
  const code = { id: randomText(8), page, scene, at: sandbox.clock.now() };
  sandbox.state.append(sandbox.state.data.miniProgramCodes, code);
  sandbox.state.changed();
  const image = await drawCode(scanTarget(sandbox, code.id), { width, color: lineColor(body['line_color']), transparent: body['is_hyaline'] === true });
  void reply.type('image/png');
  return image;
}

/** What a camera reads from the picture: the phone page, which opens the code's page. */
function scanTarget(sandbox: Sandbox, id: string): string {
  return `http://${sandbox.options.host}:${sandbox.options.port}/?scan=${id}`;
}

function lineColor(given: unknown): { r: number; g: number; b: number } {
  if (given === undefined) return BLACK;
  const { r, g, b } = given as Record<string, unknown>;
  const [red, green, blue] = [r, g, b].map(Number);
  if (![red, green, blue].every((part) => Number.isInteger(part) && part! >= 0 && part! <= 255)) throw new WechatError(40097);
  return { r: red!, g: green!, b: blue! };
}
