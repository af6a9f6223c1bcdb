import { refusal, SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
let token: string;
let touser: string;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.control('reset');
  token = await sandbox.token();
  touser = await sandbox.openid('member');
});

const data = {
  thing1: { value: '2026年10月支部积分通报' },
  date2: { value: '2026年11月1日' },
  thing3: { value: '江岸网点党支部' },
  character_string4: { value: '3/120' },
  thing5: { value: '点击查看' },
};

async function send(changes: object = {}): Promise<{ body: any; text: string }> {
  const page = 'pages/rank/index?m=2026-10';
  const message = { touser, template_id: sandbox.options.templates.ranking, page, data, miniprogram_state: 'formal', lang: 'zh_CN', ...changes };
  const response = await fetch(`${sandbox.url}/cgi-bin/message/subscribe/send?access_token=${token}`, { method: 'POST', body: JSON.stringify(message) });
  const text = await response.text();
  return { body: JSON.parse(text), text };
}

const accept = (count = 1, templateId = sandbox.options.templates.ranking) =>
  Promise.all(Array.from({ length: count }, () => sandbox.phone('member', 'subscribe', { answers: [{ templateId, status: 'accept' }] })));

test('one accept is one message; accepts add up', async () => {
  expect((await send()).body).toEqual(refusal(43101));
  await accept(2);
  expect((await send()).body).toMatchObject({ errcode: 0, errmsg: 'ok' });
  expect((await send()).body['errcode']).toBe(0);
  expect((await send()).body).toEqual(refusal(43101, 'user refuse to accept the msg'));
});

test('a refusal earns nothing, and what is turned off is gone', async () => {
  await sandbox.phone('member', 'subscribe', { answers: [{ templateId: sandbox.options.templates.ranking, status: 'reject' }] });
  expect((await send()).body).toEqual(refusal(43101));
  await accept(3);
  await sandbox.phone('member', 'turn-off', { templateIds: [sandbox.options.templates.ranking] });
  expect((await send()).body).toEqual(refusal(43101));
});

test('msgid is a bare number beyond 2^53, the same as MsgID of the sent event and of the message', async () => {
  await accept();
  const { text } = await send();
  const msgid = /"msgid":(\d{19})\}/.exec(text)?.[1];
  const [message] = await sandbox.list('messages', { personaId: 'member' });
  expect(message).toMatchObject({ msgid, title: '月度排名通知', page: 'pages/rank/index?m=2026-10' });
  expect(message!['rows'][3]).toEqual({ key: 'character_string4', label: '名次', value: '3/120' });
  const [sent] = await sandbox.list('pushes', { event: 'subscribe_msg_sent_event' });
  expect(sent!['payload'].List).toEqual({ TemplateId: sandbox.options.templates.ranking, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' });
});

test('refuses user, template, page and options', async () => {
  await accept();
  await sandbox.control('pages', { pages: ['pages/rank/index'] });
  expect((await send({ touser: '' })).body).toEqual(refusal(40003));
  expect((await send({ touser: 'o'.repeat(28) })).body).toEqual(refusal(40003));
  expect((await send({ template_id: 'nothing' })).body).toEqual(refusal(40037));
  expect((await send({ page: 'pages/rank/other' })).body).toEqual(refusal(41030));
  expect((await send({ page: '/pages/rank/index' })).body).toEqual(refusal(41030));
  expect((await send({ miniprogram_state: 'release' })).body).toEqual(refusal(47003, 'miniprogram_state'));
  expect((await send({ lang: 'zh' })).body).toEqual(refusal(47003, 'lang'));
  expect((await send({ page: '' })).body['errcode']).toBe(0);
});

test('47003 names the field: value, blank, missing, unknown key', async () => {
  await accept();
  expect((await send({ data: { ...data, thing3: { value: '一'.repeat(21) } } })).body).toEqual(refusal(47003, 'argument invalid! data.thing3.value invalid'));
  expect((await send({ data: { ...data, thing5: { value: ' ' } } })).body).toEqual(refusal(47003, 'data.thing5.value is empty'));
  expect((await send({ data: { ...data, character_string4: { value: 3 } } })).body).toEqual(refusal(47003, 'data.character_string4.value'));
  expect((await send({ data: { ...data, thing5: undefined } })).body).toEqual(refusal(47003, 'data.thing5.value'));
  expect((await send({ data: { ...data, thing05: { value: '一' } } })).body).toEqual(refusal(47003, 'data.thing05.value'));
  expect((await send({ data: undefined })).body).toEqual(refusal(47003, 'data'));
  expect((await sandbox.list('messages')).length).toBe(0);
});

test('sensitive words are refused with 45168, and the quota stays', async () => {
  await accept();
  expect((await send({ data: { ...data, thing5: { value: '赌博' } } })).body).toEqual(refusal(45168));
  expect((await send()).body['errcode']).toBe(0);
});

test('quotas can be set and used up by control', async () => {
  expect(await sandbox.control('quotas', { quota: 1 })).toEqual({ set: 9 });
  expect((await send()).body['errcode']).toBe(0);
  await accept(5);
  await sandbox.control('quotas', { persona: 'member', template: sandbox.options.templates.ranking, quota: 0 });
  expect((await send()).body).toEqual(refusal(43101));
  await sandbox.control('api-quotas/exhaust', { api: '/cgi-bin/message/subscribe/send' });
  expect((await send()).body).toEqual(refusal(45009));
});
