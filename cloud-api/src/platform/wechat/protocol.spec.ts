import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MessagePush, PushRejected } from './message-push';
import { decryptOpenData, groupIdOf, OpenDataError } from './open-data';
import { readPushEvents } from './push-events';

const fixture = (name: string) => JSON.parse(readFileSync(path.join(__dirname, '../../../test/fixtures/wechat', name), 'utf8'));
const push = fixture('message-push.json').official;
const secure = () => new MessagePush({ appId: push.appid, token: push.token, aesKey: push.encodingAESKey });
const body = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('MessagePush, with the published vectors', () => {
  it('answers the check of the address', () => {
    const { timestamp, nonce, echostr, signature } = push.urlVerification;
    expect(secure().verifyUrl({ timestamp, nonce, echostr, signature })).toBe(echostr);
    expect(() => secure().verifyUrl({ timestamp, nonce, echostr, signature: 'f'.repeat(40) })).toThrow(PushRejected);
    expect(() => secure().verifyUrl({})).toThrow(PushRejected);
  });

  it('opens a secure push', () => {
    const events = secure().read(push.secureMode.query, body(push.secureMode.body));
    expect(events).toEqual([
      expect.objectContaining({ kind: 'other', name: 'debug_demo', openid: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY', at: new Date(1714112445_000) }),
    ]);
  });

  it('refuses a forged, foreign or plain push in secure mode', () => {
    const { query, body: sealed } = push.secureMode;
    expect(() => secure().read({ ...query, msg_signature: query.signature }, body(sealed))).toThrow('wrong signature');
    expect(() => secure().read(query, body({ ...sealed, Encrypt: `A${sealed.Encrypt.slice(1)}` }))).toThrow('wrong signature');
    const other = new MessagePush({ appId: 'wx0000000000000000', token: push.token, aesKey: push.encodingAESKey });
    expect(() => other.read(query, body(sealed))).toThrow('another appid');
    const { signature, timestamp, nonce } = push.plainMode;
    expect(() => secure().read({ signature, timestamp, nonce }, body(push.plainMode.body))).toThrow('not encrypted');
    expect(() => secure().read(query, Buffer.from('<xml></xml>'))).toThrow('not a JSON object');
  });

  it('reads a plain push where no key is set', () => {
    const plain = new MessagePush({ appId: push.appid, token: push.token, aesKey: null });
    const { signature, timestamp, nonce } = push.plainMode;
    expect(plain.read({ signature, timestamp, nonce }, body(push.plainMode.body))).toHaveLength(1);
    expect(() => plain.read({ signature, timestamp, nonce: '1' }, body(push.plainMode.body))).toThrow(PushRejected);
  });

  it('never accepts anything with an empty token', () => {
    const open = new MessagePush({ appId: push.appid, token: '', aesKey: null });
    expect(() => open.verifyUrl({ signature: 'da39a3ee5e6b4b0d3255bfef95601890afd80709', echostr: 'x' })).toThrow(PushRejected);
  });
});

describe('readPushEvents', () => {
  const base = { FromUserName: 'oA', CreateTime: 1700000000, MsgType: 'event' };
  const popup = (List: unknown, CreateTime: unknown = base.CreateTime) => readPushEvents({ ...base, CreateTime, Event: 'subscribe_msg_popup_event', List });
  const one = { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' };

  it('reads List as an object, as an array and missing', () => {
    expect(popup(one)).toEqual(popup([one]));
    expect(popup([one, { ...one, TemplateId: 'T2', SubscribeStatusString: 'reject' }])).toMatchObject([
      { kind: 'subscription', source: 'popup', templateId: 'T1', accepted: true, dedupKey: 'oA:1700000000:subscribe_msg_popup_event:T1' },
      { templateId: 'T2', accepted: false, dedupKey: 'oA:1700000000:subscribe_msg_popup_event:T2' },
    ]);
    expect(popup(undefined)).toEqual([]);
  });

  it('gives a repeated push the same keys, whatever the type of CreateTime', () => {
    expect(popup(one, '1700000000')).toEqual(popup(one));
    expect(popup(one, 1700000001)[0].dedupKey).not.toBe(popup(one)[0].dedupKey);
  });

  it('reads what became of a message', () => {
    const List = { TemplateId: 'T1', MsgID: '1864323726461255680', ErrorCode: '0', ErrorStatus: 'success' };
    expect(readPushEvents({ ...base, Event: 'subscribe_msg_sent_event', List })).toMatchObject([
      { kind: 'sent', msgId: '1864323726461255680', errorCode: 0, errorStatus: 'success' },
    ]);
  });

  it('sends pictures to a person when WeChat could not judge them', () => {
    const check = (more: object) => readPushEvents({ ...base, Event: 'wxa_media_check', trace_id: 't', errcode: 0, ...more })[0];
    expect(check({ result: { suggest: 'pass', label: '100' } })).toMatchObject({ kind: 'media_check', traceId: 't', verdict: 'pass', label: null });
    expect(check({ result: { suggest: 'risky', label: 20001 } })).toMatchObject({ verdict: 'risky', label: '时政' });
    expect(check({ errcode: 4294966288, result: { suggest: 'pass' } })).toMatchObject({ verdict: 'review' });
    expect(check({})).toMatchObject({ verdict: 'review' });
  });
});

describe('decryptOpenData, with the published vectors', () => {
  const cases = fixture('open-data.json').cases as { sessionKey: string; iv: string; encryptedData: string; plaintext: string }[];

  it.each(cases.map((c) => [JSON.parse(c.plaintext), c] as const))('opens %j', (plain, { sessionKey, iv, encryptedData }) => {
    expect(decryptOpenData({ appId: plain.watermark.appid, sessionKey, iv, encryptedData })).toEqual(plain);
  });

  it('refuses another appid, another session key and rubbish', () => {
    const { sessionKey, iv, encryptedData } = cases[0];
    expect(() => decryptOpenData({ appId: 'wx0', sessionKey, iv, encryptedData })).toThrow(OpenDataError);
    expect(() => decryptOpenData({ appId: 'wx4f4bc4dec97d474b', sessionKey: cases[1].sessionKey, iv, encryptedData })).toThrow(OpenDataError);
    expect(() => decryptOpenData({ appId: 'wx0', sessionKey: 'x', iv: 'y', encryptedData: 'z' })).toThrow(OpenDataError);
  });

  it('knows both spellings of the group', () => {
    expect(groupIdOf({ opengid: 'tG1' })).toBe('tG1');
    expect(groupIdOf({ openGId: 'tG1' })).toBe('tG1');
    expect(groupIdOf({})).toBeNull();
  });
});
