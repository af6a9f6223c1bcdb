import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomText } from '../core/ids';
import type { MiniProgramCode, Persona } from '../core/model';
import { jsonBody, RequestError } from '../core/request-body';
import { changeEvent, popupEvent } from '../push/events';
import type { Sandbox } from '../sandbox';
import { chatsOf } from './chats';
import { launch, type LaunchSource } from './launch';
import { registerLiveUpdates } from './live-updates';
import { encryptOpenData } from './open-data';
import { registerPaymentApi } from './payment-api';

const SHOWN_CODES = 5;

/** Where a scanned code leads; the page gets the scene as `scene`, URL-encoded. */
const pathOf = ({ page, scene }: MiniProgramCode): string => `${page}?scene=${encodeURIComponent(scene)}`;

/** What the phone does for a persona; the phone page calls it, and so can a test without a browser. */
export function registerPhoneApi(app: FastifyInstance, sandbox: Sandbox): void {
  const personaOf = (request: FastifyRequest): Persona => {
    const { id } = request.params as { id: string };
    const persona = sandbox.personas.find(id);
    if (!persona) throw new RequestError(`没有这个人物：${id}`, 404);
    return persona;
  };
  const headOf = ({ openid }: Persona) => ({ appid: sandbox.options.appid, openid, seconds: sandbox.clock.seconds() });

  app.get('/_phone/setup', () => {
    const { appName, h5Url, maxTemplates } = sandbox.options;
    const personas = sandbox.state.data.personas.map(({ id, name, phone, note }) => ({ id, name, phone, note }));
    return { appName, h5Url, maxTemplates, personas };
  });

  app.get('/_phone/:id/chats', (request) => chatsOf(sandbox, personaOf(request)));

  // wx.login; every call replaces the session_key, so that encrypted data must be asked for afterwards.
  app.post('/_phone/:id/login', (request) => {
    const persona = personaOf(request);
    persona.sessionKey = randomBytes(16).toString('base64');
    return { code: sandbox.codes.issue('login', persona) };
  });

  app.post('/_phone/:id/phone-code', (request) => {
    const persona = personaOf(request);
    const { phone = persona.phone } = jsonBody<{ phone?: string }>(request.body);
    if (!/^1\d{10}$/.test(phone)) throw new RequestError('请输入 11 位手机号');
    return { code: sandbox.codes.issue('phone', persona, phone) };
  });

  app.post('/_phone/:id/subscribe', (request) => {
    const persona = personaOf(request);
    const body = jsonBody<{ answers?: { templateId: string; status: 'accept' | 'reject' }[]; always?: boolean }>(request.body);
    const answers = body.answers ?? [];
    if (answers.length === 0) throw new RequestError('answers 不能为空');
    for (const { templateId, status } of answers) {
      if (!sandbox.state.data.templates.some(({ id }) => id === templateId)) throw new RequestError(`没有这个模板：${templateId}`);
      if (status !== 'accept' && status !== 'reject') throw new RequestError('status 应为 accept 或 reject');
      sandbox.subscriptions.answer(persona, templateId, status, body.always === true);
    }
    sandbox.pushes.push(persona.openid, popupEvent(headOf(persona), answers));
    return {};
  });

  app.post('/_phone/:id/turn-off', (request) => {
    const persona = personaOf(request);
    const { templateIds = [] } = jsonBody<{ templateIds?: string[] }>(request.body);
    if (templateIds.length === 0) throw new RequestError('templateIds 不能为空');
    templateIds.forEach((templateId) => sandbox.subscriptions.turnOff(persona, templateId));
    sandbox.pushes.push(persona.openid, changeEvent(headOf(persona), templateIds));
    return {};
  });

  // Nothing is pushed when a user turns a template on again; he is asked anew.
  app.post('/_phone/:id/turn-on', (request) => {
    const persona = personaOf(request);
    const { templateIds = [] } = jsonBody<{ templateIds?: string[] }>(request.body);
    templateIds.forEach((templateId) => sandbox.subscriptions.turnOn(persona, templateId));
    return {};
  });

  app.post('/_phone/:id/cards', (request) => {
    const persona = personaOf(request);
    const { groupId = '', personaId = '', title = '', path = '', imageUrl = '' } = jsonBody<Record<string, string>>(request.body);
    if (personaId && (personaId === persona.id || !sandbox.personas.find(personaId))) throw new RequestError(`没有这个好友：${personaId}`, 404);
    if (!personaId && !persona.groupIds.includes(groupId)) throw new RequestError('不在这个群聊中', 404);
    const id = randomText(12);
    const card = { id, ...(personaId ? { groupId: '', toPersonaId: personaId } : { groupId }), fromPersonaId: persona.id, title, path: path.replace(/^\//, ''), imageUrl, at: sandbox.clock.now() };
    sandbox.state.append(sandbox.state.data.cards, card);
    sandbox.state.changed();
    return card;
  });

  app.post('/_phone/:id/launch', (request) => {
    const body = jsonBody<{ source?: LaunchSource; path?: string; groupId?: string }>(request.body);
    return launch(sandbox, personaOf(request), body.source ?? 'recent', body.path ?? '', body.groupId);
  });

  app.post('/_phone/:id/group-enter', (request) => {
    const persona = personaOf(request);
    const { shareTicket = '' } = jsonBody<{ shareTicket?: string }>(request.body);
    const opened = sandbox.state.data.shareTickets[shareTicket];
    const group = sandbox.state.data.groups.find(({ id }) => id === opened?.groupId);
    if (!group || opened?.personaId !== persona.id) throw new RequestError('getGroupEnterInfo:fail no group', 404);
    const watermark = { timestamp: sandbox.clock.seconds(), appid: sandbox.options.appid };
    return encryptOpenData(JSON.stringify({ opengid: group.opengid, watermark }), persona.sessionKey);
  });

  app.post('/_phone/:id/read', (request) => {
    const { id } = personaOf(request);
    const { chat } = jsonBody<{ chat?: 'service' | 'sms' | 'pay' }>(request.body);
    if (chat === 'pay') sandbox.state.data.receiptsReadAt[id] = sandbox.clock.now();
    const list = chat === 'sms' ? sandbox.state.data.sms : sandbox.state.data.serviceMessages;
    const unread = list.filter((message) => message.personaId === id && !message.read);
    unread.forEach((message) => (message.read = true));
    if (unread.length > 0 || chat === 'pay') sandbox.state.changed(id);
    return {};
  });

  // In place of a camera: what lies about to be scanned, the newest first.
  app.get('/_phone/codes', () => sandbox.state.data.miniProgramCodes.slice(-SHOWN_CODES).reverse().map((code) => ({ ...code, path: pathOf(code) })));

  app.get('/_phone/scan/:code', (request) => {
    const { code } = request.params as { code: string };
    const found = sandbox.state.data.miniProgramCodes.find(({ id }) => id === code);
    if (!found) throw new RequestError('没有这个小程序码', 404);
    return { path: pathOf(found) };
  });

  registerPaymentApi(app, sandbox, personaOf);
  registerLiveUpdates(app, sandbox, personaOf);
}
