import { createCipheriv } from 'node:crypto';
import { authApi, type LoginReply } from '@xianfeng/shared-types';
import { WechatAccounts } from '../../src/modules/auth';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { RoleAssignmentRow } from '../../src/modules/roles/role-assignment.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { TestApp } from '../harness';
import { AuthScene, MINUTE, phoneOf, problemOf, SESSION_KEY } from '../support/auth-scene';

const APPID = 'wx0000000000000001';

let s: AuthScene;
let t: TestApp;

beforeAll(async () => {
  s = await AuthScene.start();
  t = s.t;
});
afterAll(() => s.stop());
beforeEach(() => t.clock.advance(2 * MINUTE));

describe('log-in in WeChat', () => {
  it('binds by the number WeChat vouches for, and knows the user next time', async () => {
    const [who, code] = [await s.person(), s.newWechat()];
    const first = await s.bind(code, who.phone);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ status: 'ok', me: { member: { id: who.id, name: who.name, maskedPhone: expect.stringMatching(/^198\*{4}\d{4}$/) }, wechatBound: true } });
    expect(await s.enter(code)).toMatchObject({ status: 'ok', me: { member: { id: who.id } } });
  });

  it('never lets openid or session_key out', async () => {
    const who = await s.boundPerson();
    const replies = JSON.stringify([await s.enter(who.code), await t.ok(who.session.accessToken, authApi.me)]);
    expect(replies).not.toContain('openid');
    expect(replies).not.toContain(SESSION_KEY);
    const stored = JSON.stringify(await t.uow.read((tx) => tx.repo(WechatAccount).findBy({ memberId: who.id })));
    expect(stored).not.toContain(`openid-${who.code}`);
    expect(stored).not.toContain(SESSION_KEY);
  });

  it.each([
    ['used code', { errcode: 40163, errmsg: 'used' }, 401, 'auth.code_invalid'],
    ['retired code', { errcode: 40029, errmsg: 'invalid' }, 401, 'auth.code_invalid'],
    ['risky account', { errcode: 40226, errmsg: 'blocked' }, 403, 'auth.blocked'],
    ['minute quota', { errcode: 45011, errmsg: 'quota' }, 429, 'request.too_many'],
    ['wrong secret', { errcode: 40125, errmsg: 'secret' }, 502, 'upstream.wechat'],
    ['broken WeChat', { status: 500 }, 502, 'upstream.wechat'],
  ])('answers a %s clearly', async (name, answer, status, code) => {
    s.refusals.set(name, answer);
    expect(problemOf(await t.call(null, authApi.wechat, { body: { code: name } }))).toMatchObject({ status, code });
  });

  it('refuses a request without a code', async () => {
    expect(problemOf(await t.call(null, authApi.wechat, { body: {} }))).toMatchObject({ status: 401, code: 'auth.code_invalid' });
  });

  it('ignores the openid header unless the environment trusts it', async () => {
    const who = await s.boundPerson();
    const forged = await t.http('post', authApi.wechat.path).set('x-wx-openid', `openid-${who.code}`).send({});
    expect(problemOf(forged)).toMatchObject({ status: 401, code: 'auth.code_invalid' });
    const trusting = await TestApp.start({ realAuth: true, env: { TRUST_WX_HEADERS: '1' } });
    const vouched = await trusting.http('post', authApi.wechat.path).set('x-wx-openid', 'openid-any').send({});
    expect(vouched.body).toMatchObject({ status: 'unbound' });
    await trusting.stop();
  });

  it('makes one account of one user who logs in twice at once', async () => {
    const code = s.newWechat();
    const replies = await Promise.all([s.enter(code), s.enter(code)]);
    expect(replies.map((r: LoginReply) => r.status)).toEqual(['unbound', 'unbound']);
    expect(await t.get(WechatAccounts).memberIdOf(`openid-${code}`)).toBeNull();
  });
});

describe('binding', () => {
  it('tells a second account what to do, and lets it in after the first is released', async () => {
    const who = await s.boundPerson();
    const second = s.newWechat();
    const refused = problemOf(await s.bind(second, who.phone));
    expect(refused).toMatchObject({ status: 409, code: 'auth.already_bound' });
    expect(refused.detail).toContain('解除绑定');
    await t.ok(who.session.accessToken, authApi.unbindMine);
    expect((await t.call(who.session.accessToken, authApi.me)).status).toBe(401);
    expect((await s.bind(second, who.phone)).status).toBe(200);
    expect(await s.enter(who.code)).toMatchObject({ status: 'unbound' });
  });

  it('lets one of two accounts pass that bind the same member at once', async () => {
    const who = await s.person();
    const tickets = await Promise.all([s.ticketFor(s.newWechat()), s.ticketFor(s.newWechat())]);
    const replies = await Promise.all(tickets.map((bindTicket) => t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: who.phone } })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
  });

  it('refuses another member on a bound WeChat account', async () => {
    const [who, other, code] = [await s.person(), await s.person(), s.newWechat()];
    const [first, second] = [await s.ticketFor(code), await s.ticketFor(code)];
    await t.ok(null, authApi.bindByPhone, { body: { bindTicket: first, phoneCode: who.phone } });
    expect(problemOf(await t.call(null, authApi.bindByPhone, { body: { bindTicket: second, phoneCode: other.phone } }))).toMatchObject({
      status: 409, code: 'auth.wechat_taken',
    });
  });

  it('refuses a number outside the roster, then takes a roster number with SMS code and name', async () => {
    const who = await s.person({ name: '阿依古丽·买买提' });
    const bindTicket = await s.ticketFor(s.newWechat());
    expect(problemOf(await t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: phoneOf(99_000_001) } }))).toMatchObject({ status: 422, code: 'auth.no_match' });
    const smsCodeGiven = await s.smsCode(who.phone, 'bind');
    const reply = await t.ok(null, authApi.bindBySms, { body: { bindTicket, phone: who.phone, smsCode: smsCodeGiven, name: ' 阿依古丽•买买提 ' } });
    expect(reply.me.member.id).toBe(who.id);
  });

  it('does not tell a wrong name from a wrong phone', async () => {
    const [who, stranger] = [await s.person(), await s.person()];
    const bindTicket = await s.ticketFor(s.newWechat());
    const code = await s.smsCode(who.phone, 'bind');
    const byName = problemOf(await t.call(null, authApi.bindBySms, { body: { bindTicket, phone: who.phone, smsCode: code, name: stranger.name } }));
    const unknown = problemOf(await t.call(null, authApi.bindBySms, { body: { bindTicket, phone: phoneOf(99_000_002), smsCode: code, name: who.name } }));
    expect(byName).toMatchObject({ status: 422, code: 'auth.no_match', detail: expect.stringContaining('手机号与姓名') });
    expect(unknown).toMatchObject({ status: 422, code: 'auth.sms_code' });
  });

  it('asks for the name where a family shares the number', async () => {
    const phone = s.newPhone();
    const [wife] = [await s.person({ phone, name: '李梅' }), await s.person({ phone, name: '张强' })];
    const bindTicket = await s.ticketFor(s.newWechat());
    expect(problemOf(await t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: phone } }))).toMatchObject({
      code: 'auth.no_match', meta: { nameRequired: true },
    });
    const reply = await t.ok(null, authApi.bindBySms, { body: { bindTicket, phone, smsCode: await s.smsCode(phone, 'bind'), name: '李梅' } });
    expect(reply.me.member.id).toBe(wife.id);
  });

  it('refuses a member whose membership is not in order, and an expired consent or ticket', async () => {
    const gone = await s.person({ with: { status: 'transferred_out' } });
    expect(problemOf(await s.bind(s.newWechat(), gone.phone))).toMatchObject({ status: 403, code: 'auth.member_inactive' });
    const bindTicket = await s.ticketFor(s.newWechat());
    expect(problemOf(await t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: 'expired' } }))).toMatchObject({ status: 422, code: 'auth.phone_denied' });
    t.clock.advance(15 * MINUTE);
    expect(problemOf(await t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: gone.phone } }))).toMatchObject({ status: 401, code: 'auth.bind_ticket' });
  });

  it('spends a ticket and a code once', async () => {
    const who = await s.person();
    const bindTicket = await s.ticketFor(s.newWechat());
    const body = { bindTicket, phone: who.phone, smsCode: await s.smsCode(who.phone, 'bind'), name: who.name };
    await t.ok(null, authApi.bindBySms, { body });
    expect(problemOf(await t.call(null, authApi.bindBySms, { body }))).toMatchObject({ code: 'auth.bind_ticket' });
    const again = await s.ticketFor(s.newWechat());
    expect(problemOf(await t.call(null, authApi.bindBySms, { body: { ...body, bindTicket: again } }))).toMatchObject({ code: 'auth.sms_code' });
  });

  it('lets an officer release a member in scope, with a trace, and nobody else', async () => {
    const [who, officer, outsider] = [await s.boundPerson(), await s.boundPerson(), await s.boundPerson()];
    const grant = (memberId: string, org: { id: string }) =>
      t.uow.run((tx) =>
        tx.repo(RoleAssignmentRow).insert({
          id: newId(), memberId, role: 'branch_secretary', orgId: org.id, reach: 'self', fromDate: '2026-01-01', toDate: null, grantedById: null,
          grantedAt: t.clock.now(), endedAt: null, endedById: null, endReason: null,
        }),
      );
    await grant(officer.id, s.tree.a1);
    await grant(outsider.id, s.tree.a2);
    t.clock.advance(6_000);
    const release = (token: string) => t.call(token, authApi.unbindMember, { params: { id: who.id } });
    expect((await release(who.session.accessToken)).status).toBe(403);
    expect((await release(outsider.session.accessToken)).status).toBe(404);
    expect((await release(officer.session.accessToken)).status).toBe(200);
    expect((await t.call(who.session.accessToken, authApi.me)).status).toBe(401);
    const trace = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ action: 'wechat.release', objectId: who.id }));
    expect(trace.actorId).toBe(officer.id);
  });
});

describe('what others use', () => {
  it('finds openid and member both ways, and reads the group of an entry', async () => {
    const who = await s.boundPerson();
    const accounts = t.get(WechatAccounts);
    expect(await accounts.openidsOf([who.id, newId()])).toEqual(new Map([[who.id, `openid-${who.code}`]]));
    expect(await accounts.memberIdOf(`openid-${who.code}`)).toBe(who.id);
    const iv = Buffer.alloc(16, 3);
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(SESSION_KEY, 'base64'), iv);
    const data = JSON.stringify({ opengid: 'tGabc', watermark: { appid: APPID, timestamp: 1 } });
    const encryptedData = cipher.update(data, 'utf8', 'base64') + cipher.final('base64');
    expect(await accounts.groupIdFor(who.id, { encryptedData, iv: iv.toString('base64') })).toBe('tGabc');
    expect(await accounts.groupIdFor(who.id, { encryptedData: 'AAAA', iv: iv.toString('base64') })).toBeNull();
  });

  it('tells clients what they need before log-in, and me my roles', async () => {
    expect(await t.ok(null, authApi.clientConfig)).toEqual({
      appName: '先锋', sandboxUrl: null, subscribeTemplates: { ranking: 'tpl-ranking', todo: 'tpl-todo', case: 'tpl-case' }, subscribeMaxTemplates: 3,
    });
    const { session } = await s.boundPerson();
    const me = await t.ok(session.accessToken, authApi.me);
    expect(me.roles).toEqual([{ role: 'member', orgId: s.tree.a1.id, orgName: s.tree.a1.name, reach: 'self' }]);
    expect(me.permissions).toEqual(expect.arrayContaining(['case:submit', 'inbox:read']));
  });
});
