import { decryptOpenData } from './support/open-data';
import { SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
beforeAll(async () => (sandbox = await SandboxClient.start()));
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control('reset'));

const card = { groupId: 'branch-study', title: '三个做法', path: '/pages/case/detail?id=7', imageUrl: '' };
const enter = { source: 'group', groupId: 'branch-study', path: 'pages/case/detail?id=7' };

test('a card is seen by the group’s members, with its sender', async () => {
  await sandbox.phone('member', 'cards', card);
  const seen = async (id: string) => (await sandbox.get(`/_phone/${id}/chats`)).body['groups'].find(({ id: group }: any) => group === 'branch-study').cards;
  expect(await seen('officer')).toEqual([expect.objectContaining({ title: '三个做法', path: 'pages/case/detail?id=7', from: '陈晓岚', mine: false })]);
  expect(await seen('member')).toEqual([expect.objectContaining({ mine: true })]);
});

test('a card to a friend is seen by the two alone, and opens with scene 1007', async () => {
  const { groupId: _group, ...one } = card;
  await sandbox.phone('member', 'cards', { ...one, personaId: 'officer' });
  const between = async (id: string, other: string) => (await sandbox.get(`/_phone/${id}/chats`)).body['friends'].find((friend: any) => friend.id === other).cards;
  expect(await between('officer', 'member')).toEqual([expect.objectContaining({ title: '三个做法', from: '陈晓岚', mine: false })]);
  expect(await between('member', 'officer')).toEqual([expect.objectContaining({ mine: true })]);
  await sandbox.control('personas', [{ id: 'guest', name: '何远', phone: '19900000012' }]);
  expect([await between('guest', 'member'), await between('guest', 'officer')]).toEqual([[], []]);
  expect((await sandbox.get('/_phone/guest/chats')).body['groups'].flatMap((group: any) => group.cards)).toEqual([]);
  expect(await sandbox.phone('officer', 'launch', { source: 'friend', path: enter.path })).toEqual({ path: 'pages/case/detail', query: { id: '7' }, scene: 1007, chatType: 1 });
  expect(await sandbox.phone('member', 'cards', { ...one, personaId: 'nobody' })).toEqual({ error: '没有这个好友：nobody' });
});

test('a group is closed to those who are not in it', async () => {
  await sandbox.control('personas', [{ id: 'guest', name: '何远', phone: '19900000012', groups: ['江岸群'] }]);
  expect(await sandbox.phone('guest', 'cards', card)).toEqual({ error: '不在这个群聊中' });
  expect(await sandbox.phone('guest', 'launch', enter)).toEqual({ error: '不在这个群聊中' });
});

test('a group card gives scene 1044 with a ticket, or 1008 without', async () => {
  const page = { path: 'pages/case/detail', query: { id: '7' }, chatType: 3 };
  expect(await sandbox.phone('officer', 'launch', enter)).toEqual({ ...page, scene: 1044, shareTicket: expect.any(String) });
  await sandbox.control('group-card-scene', { scene: 1008 });
  expect(await sandbox.phone('officer', 'launch', enter)).toEqual({ ...page, scene: 1008 });
});

test('the group’s data opens with the session_key; a later wx.login makes it unreadable', async () => {
  const { code } = await sandbox.phone('officer', 'login');
  const { session_key } = (await sandbox.session(code)).body;
  const { shareTicket } = await sandbox.phone('officer', 'launch', enter);
  const first = (await sandbox.phone('officer', 'group-enter', { shareTicket })) as any;
  const [group] = await sandbox.list('groups', { id: 'branch-study' });
  expect(decryptOpenData(first, session_key)).toEqual({ opengid: group!['opengid'], watermark: { appid: sandbox.options.appid, timestamp: expect.any(Number) } });
  await sandbox.phone('officer', 'login');
  const later = (await sandbox.phone('officer', 'group-enter', { shareTicket })) as any;
  expect(() => decryptOpenData(later, session_key)).toThrow();
  expect(await sandbox.phone('member', 'group-enter', { shareTicket })).toEqual({ error: expect.stringContaining('no group') });
});

test('reading takes the unread marks away; other phones keep theirs', async () => {
  for (const id of ['member', 'officer']) {
    const number = id === 'member' ? '19900000001' : '19900000003';
    sandbox.running.sandbox.sms.send(number, { SmsSdkAppId: '1400000000', SignName: '先锋党建', TemplateId: '1000001', TemplateParamSet: ['1', '5'] });
  }
  await sandbox.phone('member', 'read', { chat: 'sms' });
  expect((await sandbox.list('sms')).map(({ personaId, read }) => [personaId, read])).toEqual([['member', true], ['officer', false]]);
});

test('wrong answers of the dialog are refused, turning on again allows asking', async () => {
  const templateId = sandbox.options.templates.todo;
  expect(await sandbox.phone('member', 'subscribe', { answers: [] })).toEqual({ error: expect.stringContaining('answers') });
  expect(await sandbox.phone('member', 'subscribe', { answers: [{ templateId: 'x', status: 'accept' }] })).toEqual({ error: expect.stringContaining('模板') });
  expect(await sandbox.phone('member', 'subscribe', { answers: [{ templateId, status: 'ban' }] })).toEqual({ error: expect.stringContaining('status') });
  const standing = async () => (await sandbox.get('/_phone/member/chats')).body['subscriptions'].find((one: any) => one.templateId === templateId);
  await sandbox.phone('member', 'turn-off', { templateIds: [templateId] });
  expect(await standing()).toMatchObject({ off: true, always: 'reject' });
  await sandbox.phone('member', 'turn-on', { templateIds: [templateId] });
  expect(await standing()).toMatchObject({ off: false, always: null, quota: 0 });
});

test('live updates reach the persona concerned', async () => {
  const abort = new AbortController();
  const response = await fetch(`${sandbox.url}/_phone/member/events`, { signal: abort.signal });
  const reader = response.body!.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(await next()).toContain('event: changed');
  await sandbox.phone('officer', 'login');
  await sandbox.phone('member', 'login');
  expect(await next()).toMatch(/^event: changed\ndata: {"personaId":"member"}/);
  abort.abort();
});

test('an unknown persona is 404', async () => {
  expect((await sandbox.get('/_phone/nobody/chats')).status).toBe(404);
});
