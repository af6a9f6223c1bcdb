import { refusal, SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control('reset'));

const refused = async (path: string, body: unknown) => {
  const answer = await sandbox.post(`/_control/${path}`, body);
  return [answer.status, answer.body['error']];
};

test('failures are ordered for the next calls of one API', async () => {
  await sandbox.control('failures', { api: '/cgi-bin/stable_token', times: 2, errcode: -1, errmsg: 'system error' });
  const call = async () => (await sandbox.post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...sandbox.options })).body;
  expect(await call()).toEqual(refusal(-1, 'system error'));
  expect(await call()).toEqual(refusal(-1));
  expect((await call())['access_token']).toBeDefined();
});

test('a broken gateway answers HTML with its status', async () => {
  await sandbox.control('failures', { api: '*', httpStatus: 502 });
  const response = await fetch(`${sandbox.url}/sns/jscode2session`);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('<html>');
});

test('an API answers slowly as long as it is told to', async () => {
  await sandbox.control('delays', { api: '/cgi-bin/stable_token', ms: 150 });
  const started = performance.now();
  await sandbox.token();
  expect(performance.now() - started).toBeGreaterThanOrEqual(140);
  expect(await sandbox.control('delays', { api: '/cgi-bin/stable_token', ms: 0 })).toEqual({ delays: {}, failures: [] });
});

test('personas are added and changed; their openid stays', async () => {
  const before = await sandbox.openid('member');
  const [member, guest] = (await sandbox.control('personas', [
    { id: 'member', name: '陈晓岚', phone: '19900000011', groups: ['支部学习群'] },
    { id: 'guest', name: '何远', phone: '19900000012', groups: ['江岸片区群', { id: 'river', name: '江岸群' }] },
  ])) as any[];
  expect(member).toMatchObject({ openid: before, phone: '19900000011', groupIds: ['branch-study'] });
  expect(guest.groupIds).toEqual([expect.stringMatching(/^g-/), 'river']);
  const chats = (await sandbox.get('/_phone/guest/chats')).body;
  expect(chats['groups'].map(({ name }: any) => name)).toEqual(['江岸片区群', '江岸群']);
  expect((await sandbox.list('groups')).map(({ opengid }) => opengid).every((id) => /^tG[\w-]{26}$/.test(id))).toBe(true);
});

test('reset forgets messages, quotas, faults, time and added personas', async () => {
  await sandbox.control('personas', [{ id: 'guest', name: '何远', phone: '19900000012' }]);
  await sandbox.control('clock', { advanceMs: 86_400_000 });
  await sandbox.control('quotas', { quota: 3 });
  await sandbox.control('push', { dropNext: 3, mode: 'plain' });
  await sandbox.phone('member', 'cards', { groupId: 'branch-study', title: '卡片', path: '/pages/a' });
  await sandbox.control('reset');
  const state = (await sandbox.get('/_control/state')).body;
  expect(state['personas'].map(({ id }: any) => id)).toEqual(['member', 'secretary', 'officer']);
  expect(state).toMatchObject({ subscriptions: {}, cards: [], pushes: [], pushMode: 'secure', pushFaults: { dropNext: 0 } });
  expect(Math.abs(Date.parse(state['now']) - Date.now())).toBeLessThan(5_000);
});

test('templates are replaced', async () => {
  const template = { id: 'own', title: '会议通知', keys: [{ key: 'thing1', label: '会议' }] };
  await sandbox.control('templates', [template]);
  expect(await sandbox.list('templates')).toEqual([template]);
});

test('wrong orders are refused with their reason', async () => {
  expect(await refused('clock', { advanceMs: -1 })).toEqual([400, expect.stringContaining('advanceMs')]);
  expect(await refused('clock', '{')).toEqual([400, '请求体不是 JSON']);
  expect(await refused('personas', [{ id: 'x', name: '何远', phone: '123' }])).toEqual([400, expect.stringContaining('phone')]);
  expect(await refused('personas/nobody', {})).toEqual([404, expect.stringContaining('nobody')]);
  expect(await refused('quotas', { persona: 'nobody', quota: 1 })).toEqual([404, expect.any(String)]);
  expect(await refused('quotas', {})).toEqual([400, expect.stringContaining('quota')]);
  expect(await refused('failures', { api: '/sns/jscode2session' })).toEqual([400, expect.stringContaining('errcode')]);
  expect(await refused('delays', { ms: 5 })).toEqual([400, expect.stringContaining('api')]);
  expect(await refused('templates', [{ id: 'x', title: 't', keys: [{ key: 'text1', label: '字段' }] }])).toEqual([400, expect.stringContaining('text1')]);
  expect(await refused('push', { mode: 'other' })).toEqual([400, expect.stringContaining('mode')]);
});
