import type { FastifyInstance } from 'fastify';
import { messageId } from '../core/ids';
import { WechatError } from '../core/wechat-error';
import type { Persona } from '../core/model';
import { sentEvent } from '../push/events';
import type { Sandbox } from '../sandbox';
import type { Template } from '../templates';
import { defineApi, textField } from './api';
import { dataFault } from './template-values';

const STATES = ['developer', 'trial', 'formal'];
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

type Data = Record<string, { value: string }>;

/**
 * Subscription messages. Errors: 40003 user, 40037 template, 41030 page, 47003 data (names the field),
 * 45168 sensitive words, 43101 nothing left of what the user allowed, 45009 beyond 10 M a day.
 */
export function registerSubscribeSend(app: FastifyInstance, sandbox: Sandbox): void {
  defineApi(app, sandbox, {
    method: 'POST',
    path: '/cgi-bin/message/subscribe/send',
    token: true,
    limit: { perDay: 10_000_000 },
    handle({ body }) {
      const persona = sandbox.personas.byOpenid(textField(body, 'touser'));
      if (!persona) throw new WechatError(40003);
      const template = sandbox.state.data.templates.find(({ id }) => id === body['template_id']);
      if (!template) throw new WechatError(40037);
      const page = textField(body, 'page');
      if (page && !sandbox.pages.has(page)) throw new WechatError(41030);
      checkOption('miniprogram_state', body['miniprogram_state'], STATES);
      checkOption('lang', body['lang'], LANGUAGES);
      const fault = dataFault(template, body['data']);
      if (fault) throw new WechatError(47003, fault);
      const data = body['data'] as Data;
      if (Object.values(data).some(({ value }) => sandbox.words.judge(value).suggest === 'risky')) throw new WechatError(45168);
      if (!sandbox.subscriptions.take(persona, template.id)) throw new WechatError(43101);
      const msgid = deliver(sandbox, persona, template, data, page);
      // A bare number above 2^53, which JSON.stringify could not write.
      return `{"errcode":0,"errmsg":"ok","msgid":${msgid}}`;
    },
  });
}

function checkOption(name: string, value: unknown, allowed: string[]): void {
  if (value !== undefined && !allowed.includes(String(value))) throw new WechatError(47003, `argument invalid! ${name} invalid`);
}

function deliver(sandbox: Sandbox, persona: Persona, template: Template, data: Data, page: string): string {
  const { state, clock, options } = sandbox;
  const msgid = messageId();
  const rows = template.keys.map(({ key, label }) => ({ key, label, value: data[key]!.value }));
  const message = { msgid, personaId: persona.id, templateId: template.id, title: template.title, rows, page, at: clock.now(), read: false };
  state.append(state.data.serviceMessages, message);
  state.changed(persona.id);
  const to = { appid: options.appid, openid: persona.openid, seconds: clock.seconds() };
  sandbox.pushes.push(persona.openid, sentEvent(to, template.id, msgid));
  return msgid;
}
