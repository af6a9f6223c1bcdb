import { decryptMessage, pushSignature } from '../src/push/message-crypto';
import { PushReceiver, type Received } from './support/push-receiver';
import { SandboxClient } from './support/sandbox-client';

let sandbox: SandboxClient;
let receiver: PushReceiver;
beforeAll(async () => {
  receiver = await PushReceiver.start();
  sandbox = await SandboxClient.start({ pushUrl: receiver.url, pushTimeoutMs: 300 });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await sandbox.control('reset');
  receiver.clear();
});

const idle = () => sandbox.get('/_control/push/idle');
const ids = () => Object.values(sandbox.options.templates);
const subscribe = (templateIds: string[], status = 'accept') =>
  sandbox.phone('member', 'subscribe', { answers: templateIds.map((templateId) => ({ templateId, status })) });
const turnOff = (templateIds: string[]) => sandbox.phone('member', 'turn-off', { templateIds });

/** Opens a secure-mode request as a developer's server must. */
function opened({ query, body }: Received): any {
  const { Encrypt } = JSON.parse(body);
  const { pushToken, pushAesKey, appid } = sandbox.options;
  expect(query['msg_signature']).toBe(pushSignature(pushToken, query['timestamp']!, query['nonce']!, Encrypt));
  return JSON.parse(decryptMessage(Encrypt, pushAesKey, appid));
}
const allOpened = () => receiver.requests.map(opened);

test('secure mode: query, body, freshness and head of the event', async () => {
  await subscribe(ids());
  await idle();
  const [request] = receiver.requests;
  const openid = await sandbox.openid('member');
  expect(request!.query).toMatchObject({ openid, encrypt_type: 'aes', signature: expect.any(String) });
  expect(Math.abs(Number(request!.query['timestamp']) - Date.now() / 1000)).toBeLessThan(5);
  const event = opened(request!);
  expect(event).toMatchObject({ FromUserName: openid, MsgType: 'event', Event: 'subscribe_msg_popup_event', CreateTime: expect.stringMatching(/^\d{10}$/) });
  expect(JSON.parse(request!.body)['ToUserName']).toBe(event.ToUserName);
  expect((await sandbox.list('pushes'))[0]).toMatchObject({ state: 'delivered' });
});

test('List is an object for one template and an array for several, in all three events', async () => {
  const [first, second] = ids() as [string, string];
  await subscribe([first]);
  await subscribe([first, second], 'reject');
  await turnOff([first]);
  await turnOff([first, second]);
  await idle();
  const lists = new Map(allOpened().map((event) => [`${event.Event} ${Array.isArray(event.List)}`, event.List]));
  expect(lists.get('subscribe_msg_popup_event false')).toEqual({ TemplateId: first, SubscribeStatusString: 'accept', PopupScene: '0' });
  expect(lists.get('subscribe_msg_popup_event true')).toEqual([first, second].map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'reject', PopupScene: '0' })));
  expect(lists.get('subscribe_msg_change_event false')).toEqual({ TemplateId: first, SubscribeStatusString: 'reject' });
  expect(lists.get('subscribe_msg_change_event true')).toHaveLength(2);
});

test('plain mode carries the event itself, signed', async () => {
  await sandbox.control('push', { mode: 'plain' });
  await subscribe(ids());
  await idle();
  const [{ query, body }] = receiver.requests as [Received];
  expect(query['signature']).toBe(pushSignature(sandbox.options.pushToken, query['timestamp']!, query['nonce']!));
  expect(query['msg_signature']).toBeUndefined();
  expect(JSON.parse(body)['Event']).toBe('subscribe_msg_popup_event');
});

test.each([
  ['an error', { status: 500, text: 'success' }],
  ['another text', { text: '{"ok":true}' }],
  ['no answer in time', 'hang' as const],
])('%s is retried three times, then given up', async (_, decision) => {
  receiver.decide = () => decision;
  await subscribe(ids());
  await idle();
  expect(receiver.requests).toHaveLength(4);
  expect((await sandbox.list('pushes'))[0]).toMatchObject({ state: 'failed', attempts: { length: 4 } });
  expect(new Set(allOpened().map((event) => JSON.stringify(event))).size).toBe(1);
});

test.each([['success'], [''], ['{"Encrypt":"…","MsgSignature":"…","TimeStamp":1,"Nonce":"1"}']])('the answer %j ends the retries', async (text) => {
  receiver.decide = (_, number) => (number === 1 ? { status: 503 } : { text });
  await subscribe(ids());
  await idle();
  expect(receiver.requests).toHaveLength(2);
  expect((await sandbox.list('pushes'))[0]).toMatchObject({ state: 'delivered' });
});

test('the check of the URL wants its echo', async () => {
  receiver.decide = ({ query }) => ({ text: query['echostr'] });
  expect(await sandbox.control('push/verify')).toMatchObject({ ok: true, status: 200 });
  const [{ method, query }] = receiver.requests as [Received];
  expect(method).toBe('GET');
  expect(query['signature']).toBe(pushSignature(sandbox.options.pushToken, query['timestamp']!, query['nonce']!));
  receiver.decide = () => ({ text: 'success' });
  expect(await sandbox.control('push/verify')).toMatchObject({ ok: false });
});

describe('misbehaviour', () => {
  test('duplicates', async () => {
    await sandbox.control('push', { duplicateNext: 1 });
    await subscribe(ids());
    await subscribe(ids(), 'reject');
    await idle();
    expect(allOpened().map((event) => event.List[0].SubscribeStatusString).sort()).toEqual(['accept', 'accept', 'reject']);
  });

  test('reordered', async () => {
    await sandbox.control('push', { reorderNext: 2 });
    await subscribe(ids(), 'accept');
    await idle();
    expect(receiver.requests).toHaveLength(0);
    await subscribe(ids(), 'reject');
    await idle();
    expect(allOpened().map((event) => event.List[0].SubscribeStatusString)).toEqual(['reject', 'accept']);
  });

  test('held events go out on order', async () => {
    await sandbox.control('push', { reorderNext: 5 });
    await subscribe(ids());
    await sandbox.control('push', { releaseHeld: true });
    await idle();
    expect(receiver.requests).toHaveLength(1);
  });

  test('wrong signatures', async () => {
    await sandbox.control('push', { wrongSignatureNext: 1 });
    receiver.decide = (_, number) => (number <= 4 ? { status: 403 } : { text: 'success' });
    await subscribe(ids());
    await idle();
    const { query, body } = receiver.requests[0]!;
    const parts = [sandbox.options.pushToken, query['timestamp']!, query['nonce']!];
    expect(query['msg_signature']).not.toBe(pushSignature(...parts, JSON.parse(body)['Encrypt']));
    expect(query['signature']).not.toBe(pushSignature(...parts));
    await subscribe(ids());
    await idle();
    opened(receiver.requests.at(-1)!);
  });

  test('dropped', async () => {
    await sandbox.control('push', { dropNext: 1 });
    await subscribe(ids());
    await idle();
    expect(receiver.requests).toHaveLength(0);
    expect((await sandbox.list('pushes'))[0]).toMatchObject({ state: 'dropped', attempts: [] });
  });
});
