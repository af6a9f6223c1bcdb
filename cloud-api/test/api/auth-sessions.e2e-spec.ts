import { authApi, type LoggedIn } from '@xianfeng/shared-types';
import { AuthSession } from '../../src/modules/auth/auth.entity';
import { Member } from '../../src/modules/members/member.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';
import { AuthScene, MINUTE, phoneOf, problemOf } from '../support/auth-scene';

const wrong = (code: string) => (code === '000000' ? '111111' : '000000');
let s: AuthScene;
let t: TestApp;

beforeAll(async () => {
  s = await AuthScene.start();
  t = s.t;
});
afterAll(() => s.stop());
beforeEach(() => t.clock.advance(2 * MINUTE));

describe('SMS codes', () => {
  it('let a browser in, without binding a WeChat account', async () => {
    const who = await s.person();
    const reply = await s.smsLogin(who.phone, await s.smsCode(who.phone));
    expect(reply.body).toMatchObject({ status: 'ok', me: { member: { id: who.id }, wechatBound: false } });
  });

  it('give the same answer for phones outside the roster, and send them nothing', async () => {
    const who = await s.person();
    const inside = await s.askSms(who.phone);
    await t.drainOutbox();
    const sent = s.sms.requests.length;
    const outside = await s.askSms(phoneOf(99_000_003));
    await t.drainOutbox();
    expect([outside.status, outside.body]).toEqual([inside.status, inside.body]);
    expect(s.sms.requests).toHaveLength(sent);
  });

  it('wait a minute between two, and end for the day after ten', async () => {
    const who = await s.person();
    await s.askSms(who.phone);
    expect(problemOf(await s.askSms(who.phone))).toMatchObject({ status: 429, code: 'auth.sms_too_soon', meta: { retryAfterSeconds: 60 } });
    for (let i = 1; i < 10; i++) {
      t.clock.advance(MINUTE);
      expect((await s.askSms(who.phone)).status).toBe(200);
    }
    t.clock.advance(MINUTE);
    expect(problemOf(await s.askSms(who.phone))).toMatchObject({ status: 429, detail: expect.stringContaining('明天') });
    t.clock.advance(24 * 60 * MINUTE);
    expect((await s.askSms(who.phone)).status).toBe(200);
  });

  it('let one of two requests at the same moment pass', async () => {
    const who = await s.person();
    const replies = await Promise.all([s.askSms(who.phone), s.askSms(who.phone)]);
    expect(replies.map((r) => r.status).sort()).toEqual([200, 429]);
  });

  it('hold for five minutes, for their purpose, the newest alone', async () => {
    const who = await s.person();
    const old = await s.smsCode(who.phone);
    t.clock.advance(MINUTE);
    const fresh = await s.smsCode(who.phone);
    if (old !== fresh) expect(problemOf(await s.smsLogin(who.phone, old))).toMatchObject({ code: 'auth.sms_code' });
    t.clock.advance(5 * MINUTE);
    expect(problemOf(await s.smsLogin(who.phone, fresh))).toMatchObject({ code: 'auth.sms_code' });
    const forBinding = await s.smsCode(who.phone, 'bind');
    expect(problemOf(await s.smsLogin(who.phone, forBinding))).toMatchObject({ code: 'auth.sms_code' });
  });

  it('are never sent late', async () => {
    const who = await s.person();
    await s.askSms(who.phone);
    t.clock.advance(6 * MINUTE);
    const sent = s.sms.requests.length;
    await t.drainOutbox();
    expect(s.sms.requests).toHaveLength(sent);
  });

  it('lock the phone after five wrong tries for fifteen minutes, even for the right code', async () => {
    const who = await s.person();
    const code = await s.smsCode(who.phone);
    for (let i = 0; i < 4; i++) expect(problemOf(await s.smsLogin(who.phone, wrong(code)))).toMatchObject({ status: 422, code: 'auth.sms_code' });
    expect(problemOf(await s.smsLogin(who.phone, wrong(code)))).toMatchObject({ status: 429, code: 'auth.locked', meta: { retryAfterSeconds: 900 } });
    expect(problemOf(await s.smsLogin(who.phone, code))).toMatchObject({ code: 'auth.locked', detail: expect.stringContaining('15 分钟') });
    expect(problemOf(await s.askSms(who.phone))).toMatchObject({ code: 'auth.locked' });
    t.clock.advance(15 * MINUTE);
    expect((await s.smsLogin(who.phone, await s.smsCode(who.phone))).status).toBe(200);
  });

  it('count wrong tries of parallel requests, too', async () => {
    const who = await s.person();
    const code = await s.smsCode(who.phone);
    await Promise.all(Array.from({ length: 8 }, () => s.smsLogin(who.phone, wrong(code))));
    expect(problemOf(await s.smsLogin(who.phone, code))).toMatchObject({ code: 'auth.locked' });
  });

  it('let no more parallel tries see whether they are right than may be wrong', async () => {
    const who = await s.person();
    const code = await s.smsCode(who.phone);
    const tries = await Promise.all([...Array.from({ length: 30 }, () => s.smsLogin(who.phone, wrong(code))), s.smsLogin(who.phone, code)]);
    const judged = tries.map(problemOf).filter((answer) => answer.code !== 'auth.locked');
    expect(judged.length).toBeLessThanOrEqual(5);
    expect(tries.at(-1)!.status).toBe(429);
  });

  it('lock one address with one ticket after five wrong phones', async () => {
    const bindTicket = await s.ticketFor(s.newWechat());
    const attempt = (n: number) => t.call(null, authApi.bindBySms, { body: { bindTicket, phone: phoneOf(98_000_000 + n), smsCode: '123456', name: '张三' } });
    for (let n = 0; n < 4; n++) expect(problemOf(await attempt(n))).toMatchObject({ code: 'auth.sms_code' });
    expect(problemOf(await attempt(4))).toMatchObject({ code: 'auth.locked' });
    expect(problemOf(await t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: phoneOf(1) } }))).toMatchObject({ code: 'auth.locked' });
  });

  it('refuse what is no phone and no code, by field', async () => {
    expect((await s.askSms('12345')).body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'phone', message: '手机号应为 11 位手机号' }] });
    expect((await s.smsLogin(phoneOf(1), 'abc')).body).toMatchObject({ errors: [{ path: 'smsCode' }] });
  });
});

describe('sessions', () => {
  const refresh = (refreshToken: string) => t.call(null, authApi.refresh, { body: { refreshToken } });

  it('open for fifteen minutes and go on by refresh', async () => {
    const { id, session } = await s.boundPerson();
    expect(session.expiresInSeconds).toBe(900);
    t.clock.advance(15 * MINUTE);
    expect(problemOf(await t.call(session.accessToken, authApi.me))).toMatchObject({ status: 401, code: 'auth.expired' });
    const next = await t.ok(null, authApi.refresh, { body: { refreshToken: session.refreshToken } });
    expect(next.refreshToken).not.toBe(session.refreshToken);
    expect((await t.ok(next.accessToken, authApi.me)).member.id).toBe(id);
  });

  it('give five parallel refreshes of one client the same session, and it goes on', async () => {
    const { session } = await s.boundPerson();
    const replies = await Promise.all(Array.from({ length: 5 }, () => refresh(session.refreshToken)));
    expect(replies.map((r) => r.status)).toEqual([200, 200, 200, 200, 200]);
    const tokens = new Set(replies.map((r) => r.body.refreshToken));
    expect(tokens.size).toBe(1);
    expect((await refresh([...tokens][0])).status).toBe(200);
  });

  it('end when an old refresh token comes back later, for both holders, with a trace', async () => {
    const { id, session } = await s.boundPerson();
    const next = await t.ok(null, authApi.refresh, { body: { refreshToken: session.refreshToken } });
    t.clock.advance(11_000);
    expect(problemOf(await refresh(session.refreshToken))).toMatchObject({ status: 401, code: 'auth.expired', detail: expect.stringContaining('重复使用') });
    expect((await refresh(next.refreshToken)).status).toBe(401);
    expect((await t.call(next.accessToken, authApi.me)).status).toBe(401);
    expect(await t.uow.read((tx) => tx.repo(AuditEntry).countBy({ action: 'session.reuse', objectId: id }))).toBe(1);
  });

  it('do not know a made-up, altered or cut refresh token', async () => {
    const { session } = await s.boundPerson();
    for (const token of ['x', `${newId()}.abc`, '01.02.03']) expect(problemOf(await refresh(token))).toMatchObject({ status: 401, code: 'auth.expired' });
    expect((await refresh(session.refreshToken)).status).toBe(200);
  });

  it('expire after thirty days without use', async () => {
    const { session } = await s.boundPerson();
    t.clock.advance(30 * 24 * 60 * MINUTE);
    expect((await refresh(session.refreshToken)).status).toBe(401);
  });

  it('end at once on log-out, and refresh no more', async () => {
    const { session } = await s.boundPerson();
    await t.ok(session.accessToken, authApi.me);
    await t.ok(session.accessToken, authApi.logout);
    expect((await t.call(session.accessToken, authApi.me)).status).toBe(401);
    expect((await refresh(session.refreshToken)).status).toBe(401);
  });

  it('are listed and ended one by one by their owner alone', async () => {
    const who = await s.boundPerson();
    const phone = await s.smsLogin(who.phone, await s.smsCode(who.phone));
    const browser = (phone.body as LoggedIn).session;
    const list = await t.ok(who.session.accessToken, authApi.sessions);
    expect(list).toMatchObject([{ via: 'sms', current: false }, { via: 'wechat', current: true }]);
    const stranger = await s.boundPerson();
    const end = (token: string) => t.call(token, authApi.endSession, { params: { id: list[0].id } });
    expect((await end(stranger.session.accessToken)).status).toBe(404);
    expect((await end(who.session.accessToken)).status).toBe(200);
    expect((await t.call(browser.accessToken, authApi.me)).status).toBe(401);
    expect(await t.ok(who.session.accessToken, authApi.sessions)).toHaveLength(1);
  });

  it('stop within five seconds for a member whose membership ends, and refresh no more', async () => {
    const { id, code, session } = await s.boundPerson();
    await t.ok(session.accessToken, authApi.me);
    await t.uow.run((tx) => tx.repo(Member).update({ id }, { status: 'transferred_out' }));
    t.clock.advance(5_000);
    expect((await t.call(session.accessToken, authApi.me)).status).toBe(401);
    expect((await refresh(session.refreshToken)).status).toBe(401);
    expect(problemOf(await t.call(null, authApi.wechat, { body: { code } }))).toMatchObject({ status: 403, code: 'auth.member_inactive' });
  });

  it('refuse forged access tokens', async () => {
    const { session } = await s.boundPerson();
    const [head, payload, signature] = session.accessToken.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const changed = `${head}.${Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: newId() })).toString('base64url')}.${signature}`;
    for (const token of [none, changed, `${head}.${payload}.AAAA`]) expect((await t.call(token, authApi.me)).status).toBe(401);
  });

  it('keep no refresh token in clear', async () => {
    const { id, session } = await s.boundPerson();
    const rows = await t.uow.read((tx) => tx.repo(AuthSession).findBy({ memberId: id }));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(session.refreshToken.split('.')[1]);
  });
});
