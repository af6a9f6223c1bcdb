import { authApi, BACKGROUND_HEADER, consoleAuthApi, SCAN_PAGE, type LoggedIn } from '@xianfeng/shared-types';
import { ScanTickets } from '../../src/modules/auth/scan/scan-tickets.service';
import { ScanTicketRow } from '../../src/modules/auth/scan/scan.entity';
import { Member } from '../../src/modules/members/member.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import type { TestApp } from '../harness';
import { MINUTE, problemOf } from '../support/auth-scene';
import { CHROME, ConsoleScene, PNG } from '../support/console-scene';

const HOUR = 60 * MINUTE;
const EXPIRED = { status: 410, code: 'auth.scan_expired', detail: expect.stringContaining('刷新二维码') };
let c: ConsoleScene;
let t: TestApp;

beforeAll(async () => {
  c = await ConsoleScene.start();
  t = c.t;
});
afterAll(() => c.stop());
beforeEach(() => t.clock.advance(2 * MINUTE));

describe('log-in to the console by scan', () => {
  it('shows a code of the phone page, whose scene is not the secret', async () => {
    const { ticket, scene } = await c.ask();
    expect(c.auth.wechat.sentTo('/wxa/getwxacodeunlimit').at(-1)?.body).toMatchObject({ page: SCAN_PAGE, scene });
    expect(scene).toMatch(/^[\w-]{20}$/);
    expect(ticket).toMatchObject({ codeImage: `data:image/png;base64,${PNG.toString('base64')}`, expiresInSeconds: 180 });
    const row = await t.uow.read((tx) => tx.repo(ScanTicketRow).findOneByOrFail({ id: ticket.id }));
    expect(JSON.stringify(row)).not.toContain(ticket.secret);
  });

  it('goes from waiting to scanned to confirmed, and hands the session over once', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    expect((await c.poll(ticket)).body).toEqual({ status: 'waiting' });

    const seen = await c.openOnPhone(who.session.accessToken, scene);
    expect(seen.body).toMatchObject({ scene, browser: 'Chrome', system: 'Windows', address: expect.stringContaining('127.0.0.1'), status: 'scanned' });
    const masked = who.name[0] + '*'.repeat(who.name.length - 1);
    expect((await c.poll(ticket)).body).toEqual({ status: 'scanned', maskedName: masked });

    expect((await c.confirm(who.session.accessToken, scene)).status).toBe(200);
    const { body } = await c.poll(ticket);
    expect(body).toMatchObject({ status: 'confirmed', login: { status: 'ok', me: { member: { id: who.id } }, session: { limits: { idleMinutes: 30 } } } });
    const { session } = (body as { login: LoggedIn }).login;
    expect((await t.ok(session.accessToken, authApi.me)).member.id).toBe(who.id);
    expect((await c.poll(ticket)).body).toEqual({ status: 'expired' });
    const acts = await t.uow.read((tx) => tx.repo(AuditEntry).findBy({ objectId: who.id, actorId: who.id }));
    expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['scan.confirm', 'console.login']));
    expect(acts.find(({ action }) => action === 'scan.confirm')).toMatchObject({ detail: { browser: 'Chrome', system: 'Windows' } });
  });

  it('gives two polls at the same moment one session', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    await c.openOnPhone(who.session.accessToken, scene);
    await c.confirm(who.session.accessToken, scene);
    const scans = t.get(ScanTickets);
    const polls = await Promise.all([1, 2, 3].map(() => scans.poll(ticket.id, ticket)));
    expect(polls.map(({ status }) => status).sort()).toEqual(['confirmed', 'expired', 'expired']);
  });

  it('holds a poll until the phone has scanned', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    const held = c.poll(ticket, 'waiting');
    await c.openOnPhone(who.session.accessToken, scene);
    expect((await held).body.status).toBe('scanned');
  });

  it('is refused on the phone, for good, with a trace', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    await c.openOnPhone(who.session.accessToken, scene);
    expect((await c.refuse(who.session.accessToken, scene)).status).toBe(200);
    expect((await c.refuse(who.session.accessToken, scene)).status).toBe(200);
    expect(problemOf(await c.confirm(who.session.accessToken, scene))).toMatchObject(EXPIRED);
    expect((await c.poll(ticket)).body).toEqual({ status: 'refused' });
    expect((await c.audited(who.id)).filter((action) => action.startsWith('scan.'))).toEqual(['scan.refuse']);
  });

  it('tells nothing to a browser without the secret', async () => {
    const { ticket } = await c.ask();
    for (const other of [{ ...ticket, secret: 'guess' }, { ...ticket, id: newId() }]) expect(problemOf(await c.poll(other))).toMatchObject({ status: 404, code: 'not_found' });
    const unnamed = await t.call(null, consoleAuthApi.pollScan, { params: { id: ticket.id }, body: {} as never });
    expect(unnamed.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'secret' }] });
  });

  it('belongs to whoever scanned first', async () => {
    const [first, second] = [await c.auth.boundPerson(), await c.auth.boundPerson()];
    const { ticket, scene } = await c.ask();
    await c.openOnPhone(first.session.accessToken, scene);
    for (const act of [c.openOnPhone, c.confirm, c.refuse]) {
      expect(problemOf(await act(second.session.accessToken, scene))).toMatchObject({ status: 409, code: 'auth.scan_taken' });
    }
    expect((await c.openOnPhone(first.session.accessToken, scene)).body).toMatchObject({ status: 'scanned' });
    await c.confirm(first.session.accessToken, scene);
    expect((await c.poll(ticket)).body).toMatchObject({ login: { me: { member: { id: first.id } } } });
  });

  it('is not confirmed before it was opened, nor by two phones at once', async () => {
    const [first, second] = [await c.auth.boundPerson(), await c.auth.boundPerson()];
    const { ticket, scene } = await c.ask();
    expect(problemOf(await c.confirm(first.session.accessToken, scene))).toMatchObject(EXPIRED);
    expect((await c.poll(ticket)).body).toEqual({ status: 'waiting' });
    const opened = await Promise.all([c.openOnPhone(first.session.accessToken, scene), c.openOnPhone(second.session.accessToken, scene)]);
    expect(opened.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('asks a phone of WeChat: a browser that came in by SMS, or another PC, confirms nothing', async () => {
    const who = await c.auth.boundPerson();
    const bySms = (await c.auth.smsLogin(who.phone, await c.auth.smsCode(who.phone))).body as LoggedIn;
    const onPc = await c.sessionOf(who);
    const { scene } = await c.ask();
    for (const { accessToken } of [bySms.session, onPc]) {
      for (const act of [c.openOnPhone, c.confirm, c.refuse]) expect(problemOf(await act(accessToken, scene))).toMatchObject({ status: 403, code: 'auth.scan_wechat_only' });
    }
    expect((await t.call(null, consoleAuthApi.openScan, { params: { scene } })).status).toBe(401);
  });

  it('expires after three minutes, for the phone and for the browser', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    await c.openOnPhone(who.session.accessToken, scene);
    t.clock.advance(3 * MINUTE);
    for (const act of [c.openOnPhone, c.confirm, c.refuse]) expect(problemOf(await act(who.session.accessToken, scene))).toMatchObject(EXPIRED);
    expect((await c.poll(ticket)).body).toEqual({ status: 'expired' });
    expect(problemOf(await c.openOnPhone(who.session.accessToken, 'made-up'))).toMatchObject(EXPIRED);
  });

  it('leaves the browser a minute to fetch what was confirmed in the last second, no more', async () => {
    const who = await c.auth.boundPerson();
    const [soon, late] = [await c.ask(), await c.ask()];
    for (const { scene } of [soon, late]) await c.openOnPhone(who.session.accessToken, scene);
    t.clock.advance(3 * MINUTE - 1000);
    for (const { scene } of [soon, late]) await c.confirm(who.session.accessToken, scene);
    t.clock.advance(30_000);
    expect((await c.poll(soon.ticket)).body.status).toBe('confirmed');
    t.clock.advance(31_000);
    expect((await c.poll(late.ticket)).body.status).toBe('expired');
  });

  it('lets nobody in whose membership ended meanwhile', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    await c.openOnPhone(who.session.accessToken, scene);
    await c.confirm(who.session.accessToken, scene);
    await t.uow.run((tx) => tx.repo(Member).update({ id: who.id }, { status: 'transferred_out' }));
    expect(problemOf(await c.poll(ticket))).toMatchObject({ status: 403, code: 'auth.member_inactive' });
  });

  it('says so when WeChat makes no code', async () => {
    c.auth.wechat.onceEach('/wxa/getwxacodeunlimit', { errcode: 41030, errmsg: 'invalid page' }, PNG);
    expect(problemOf(await t.call(null, consoleAuthApi.askScan))).toMatchObject({ status: 502, code: 'upstream.wechat', detail: expect.stringContaining('短信验证码') });
    expect((await t.call(null, consoleAuthApi.askScan)).status).toBe(200);
  });

  it('is asked for by one address so many times an hour', async () => {
    const row = { id: newId(), code: 'scan.hourly_per_address', value: '1', unit: '次', doc: '测试', article: '', effectiveFrom: '2026-06-01', effectiveTo: null, orgPath: '' };
    t.clock.advance(HOUR);
    await t.uow.run((tx) => tx.repo(RuleValue).insert(row));
    expect((await t.call(null, consoleAuthApi.askScan)).status).toBe(200);
    expect(problemOf(await t.call(null, consoleAuthApi.askScan))).toMatchObject({ status: 429, code: 'request.too_many' });
    await t.uow.run((tx) => tx.repo(RuleValue).delete({ id: row.id }));
  });
});

describe('sessions of the console', () => {
  const refresh = (refreshToken: string) => t.call(null, authApi.refresh, { body: { refreshToken } });
  const meOf = (accessToken: string, background = false) => {
    const call = t.http('get', authApi.me.path).set('authorization', `Bearer ${accessToken}`);
    return background ? call.set(BACKGROUND_HEADER, '1') : call;
  };

  it('end after thirty minutes without a request, at the access and at the refresh', async () => {
    const session = await c.sessionOf(await c.auth.boundPerson());
    t.clock.advance(14 * MINUTE);
    expect((await meOf(session.accessToken)).status).toBe(200);
    t.clock.advance(16 * MINUTE);
    const next = (await refresh(session.refreshToken)).body;
    expect(next.limits).toEqual(session.limits);
    t.clock.advance(14 * MINUTE + 1);
    expect((await meOf(next.accessToken)).status).toBe(200);
    t.clock.advance(31 * MINUTE + 1);
    expect(problemOf(await refresh(next.refreshToken))).toMatchObject({ status: 401, code: 'auth.expired', detail: expect.stringContaining('长时间未操作') });
  });

  it('end idle while the access token is still good', async () => {
    const row = { id: newId(), code: 'console.idle_minutes', value: '5', unit: '分钟', doc: '测试', article: '', effectiveFrom: '2026-06-01', effectiveTo: null, orgPath: '' };
    await t.uow.run((tx) => tx.repo(RuleValue).insert(row));
    const session = await c.sessionOf(await c.auth.boundPerson());
    expect(session.limits?.idleMinutes).toBe(5);
    t.clock.advance(6 * MINUTE + 1);
    expect(problemOf(await meOf(session.accessToken))).toMatchObject({ status: 401, code: 'auth.expired' });
    await t.uow.run((tx) => tx.repo(RuleValue).delete({ id: row.id }));
  });

  it('are not kept alive by what the console asks on its own', async () => {
    const session = await c.sessionOf(await c.auth.boundPerson());
    t.clock.advance(14 * MINUTE);
    expect((await meOf(session.accessToken, true)).status).toBe(200);
    t.clock.advance(17 * MINUTE + 1);
    expect((await refresh(session.refreshToken)).status).toBe(401);
  });

  it('end after twelve hours, however busy', async () => {
    let session = await c.sessionOf(await c.auth.boundPerson());
    const { endsAt } = session.limits!;
    expect(new Date(endsAt).getTime() - t.clock.now().getTime()).toBe(12 * HOUR);
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      t.clock.advance(10 * MINUTE);
      session = (await refresh(session.refreshToken)).body;
      expect((await meOf(session.accessToken)).status).toBe(200);
    }
    expect(session.limits?.endsAt).toBe(endsAt);
    t.clock.advance(10 * MINUTE);
    expect((await meOf(session.accessToken)).status).toBe(401);
    expect((await refresh(session.refreshToken)).status).toBe(401);
  });

  it('are listed with kind and device while they live, and ended by the phone', async () => {
    const who = await c.auth.boundPerson();
    const session = await c.sessionOf(who);
    const list = await t.ok(who.session.accessToken, authApi.sessions);
    expect(list.map(({ kind, via, current }) => ({ kind, via, current }))).toEqual([{ kind: 'console', via: 'scan', current: false }, { kind: 'phone', via: 'wechat', current: true }]);
    await t.ok(who.session.accessToken, authApi.endSession, { params: { id: list[0].id } });
    expect((await meOf(session.accessToken)).status).toBe(401);

    await c.sessionOf(who);
    const phone = (await refresh(who.session.refreshToken)).body;
    t.clock.advance(14 * MINUTE);
    expect(await t.ok(phone.accessToken, authApi.sessions)).toHaveLength(2);
    t.clock.advance(17 * MINUTE + 1);
    const { accessToken } = (await refresh(phone.refreshToken)).body;
    expect(await t.ok(accessToken, authApi.sessions)).toMatchObject([{ kind: 'phone', current: true }]);
  });

  it('tell the device by what polled', async () => {
    const who = await c.auth.boundPerson();
    const { ticket, scene } = await c.ask();
    await c.openOnPhone(who.session.accessToken, scene);
    await c.confirm(who.session.accessToken, scene);
    await t.http('post', consoleAuthApi.pollScan.path.replace(':id', ticket.id)).set('user-agent', CHROME).send({ secret: ticket.secret });
    expect((await t.ok(who.session.accessToken, authApi.sessions))[0]).toMatchObject({ device: '电脑端 · Chrome · Windows' });
  });

  it('end all but one at once, and leave other members alone', async () => {
    const [who, other] = [await c.auth.boundPerson(), await c.auth.boundPerson()];
    const [first, second] = [await c.sessionOf(who), await c.sessionOf(who)];
    expect(await t.ok(second.accessToken, authApi.endOtherSessions)).toEqual({ ended: 2 });
    const statuses = [first, who.session, second, other.session].map(async ({ accessToken }) => (await meOf(accessToken)).status);
    expect(await Promise.all(statuses)).toEqual([401, 401, 200, 200]);
    expect(await t.ok(second.accessToken, authApi.endOtherSessions)).toEqual({ ended: 0 });
  });

  it('opened by scan end with the WeChat account that opened them', async () => {
    const who = await c.auth.boundPerson();
    const session = await c.sessionOf(who);
    await t.ok(who.session.accessToken, authApi.unbindMine);
    expect((await meOf(session.accessToken)).status).toBe(401);
  });

  it('open by SMS too, with the same limits', async () => {
    const who = await c.auth.person();
    const body = { phone: who.phone, smsCode: await c.auth.smsCode(who.phone) };
    expect(problemOf(await t.call(null, consoleAuthApi.smsLogin, { body: { ...body, smsCode: body.smsCode === '000000' ? '111111' : '000000' } }))).toMatchObject({ code: 'auth.sms_code' });
    const login = await t.ok(null, consoleAuthApi.smsLogin, { body });
    expect(login).toMatchObject({ status: 'ok', session: { limits: { idleMinutes: 30 } } });
    const { accessToken } = (login as LoggedIn).session;
    expect(await t.ok(accessToken, authApi.sessions)).toMatchObject([{ kind: 'console', via: 'sms' }]);
    expect(problemOf(await t.call(null, consoleAuthApi.smsLogin, { body }))).toMatchObject({ code: 'auth.sms_code' });
  });
});

it('lets waiting polls go when the service stops', async () => {
  const { ticket } = await c.ask();
  const began = performance.now();
  const held = t.get(ScanTickets).poll(ticket.id, { ...ticket, seen: 'waiting' });
  t.get(ScanTickets).onModuleDestroy();
  expect(await held).toEqual({ status: 'waiting' });
  expect(performance.now() - began).toBeLessThan(10_000);
});
