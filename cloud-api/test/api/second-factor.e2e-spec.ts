import { authApi, consoleAuthApi, type ConsoleLogin, type LoggedIn, type RecoveryCodes } from '@xianfeng/shared-types';
import { ConsoleLogins } from '../../src/modules/auth/console-login.service';
import { RecoveryCode, SecondFactor } from '../../src/modules/auth/second-factor/second-factor.entity';
import { Member } from '../../src/modules/members/member.entity';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import type { TestApp } from '../harness';
import { MINUTE, problemOf } from '../support/auth-scene';
import { ConsoleScene, STEP_MS } from '../support/console-scene';

const WRONG = { status: 422, code: 'auth.second_factor' };
const GONE = { status: 401, code: 'auth.second_factor_ticket' };
let c: ConsoleScene;
let t: TestApp;

beforeAll(async () => {
  c = await ConsoleScene.start();
  t = c.t;
});
afterAll(() => c.stop());
beforeEach(() => t.clock.advance(2 * MINUTE));

const ticketOf = (login: ConsoleLogin) => (login as Extract<ConsoleLogin, { ticket: string }>).ticket;
const pass = (ticket: string, code: string) => t.call(null, consoleAuthApi.passSecondFactor, { body: { ticket, code } });
const confirm = (token: string, code: string) => t.call(token, consoleAuthApi.confirmSecondFactor, { body: { code } });
const remove = (token: string, code: string) => t.call(token, consoleAuthApi.removeSecondFactor, { body: { code } });
const viewOf = (token: string) => t.ok(token, consoleAuthApi.secondFactor);
/** Six digits that are the code of no step near now. */
const wrongCode = (secret: string) => ['000000', '111111', '222222', '333333'].find((code) => ![-1, 0, 1].some((step) => c.code(secret, step) === code))!;

describe('setting two-step verification up', () => {
  it('counts from the first right code, and shows recovery codes once', async () => {
    const { id, session } = await c.auth.boundPerson();
    const token = session.accessToken;
    expect(await viewOf(token)).toEqual({ status: 'off', enabledAt: null, recoveryCodesLeft: 0, required: false });
    const { secret, otpauthUri } = await t.ok(token, consoleAuthApi.enrolSecondFactor);
    expect(new URL(otpauthUri).searchParams.get('secret')).toBe(secret);
    expect(await viewOf(token)).toMatchObject({ status: 'pending' });
    expect(problemOf(await confirm(token, wrongCode(secret)))).toMatchObject(WRONG);
    const { recoveryCodes } = (await confirm(token, c.code(secret))).body;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await viewOf(token)).toEqual({ status: 'on', enabledAt: t.clock.now().toISOString(), recoveryCodesLeft: 10, required: false });
    expect(await c.audited(id)).toContain('second-factor.enable');
  });

  it('keeps neither key nor recovery codes in clear', async () => {
    const { id, session } = await c.auth.boundPerson();
    const { secret, recoveryCodes } = await c.enrol(session.accessToken);
    const rows = await t.uow.read(async (tx) => [...(await tx.repo(SecondFactor).findBy({ memberId: id })), ...(await tx.repo(RecoveryCode).findBy({ memberId: id }))]);
    expect(rows).toHaveLength(11);
    for (const clear of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))]) expect(JSON.stringify(rows)).not.toContain(clear);
  });

  it('takes the newest key alone', async () => {
    const { session } = await c.auth.boundPerson();
    const old = await t.ok(session.accessToken, consoleAuthApi.enrolSecondFactor);
    const fresh = await t.ok(session.accessToken, consoleAuthApi.enrolSecondFactor);
    expect(problemOf(await confirm(session.accessToken, c.code(old.secret)))).toMatchObject(WRONG);
    expect((await confirm(session.accessToken, c.code(fresh.secret))).status).toBe(200);
  });

  it('is refused out of turn', async () => {
    const { session } = await c.auth.boundPerson();
    const token = session.accessToken;
    for (const reply of [await confirm(token, '123456'), await remove(token, '123456')]) expect(problemOf(reply)).toMatchObject({ status: 409, code: 'conflict.state' });
    const { secret } = await c.enrol(token);
    expect(problemOf(await t.call(token, consoleAuthApi.enrolSecondFactor))).toMatchObject({ status: 409, code: 'conflict.state' });
    expect(problemOf(await confirm(token, c.code(secret)))).toMatchObject({ status: 409, code: 'conflict.state' });
    expect((await confirm(token, '12')).body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'code' }] });
  });

  it('ends with a code, and recovery codes are renewed with one', async () => {
    const { id, session } = await c.auth.boundPerson();
    const token = session.accessToken;
    const { secret, recoveryCodes } = await c.enrol(token);
    expect(problemOf(await remove(token, wrongCode(secret)))).toMatchObject(WRONG);
    const renewed = await t.ok(token, consoleAuthApi.renewRecoveryCodes, { body: { code: c.code(secret) } });
    expect(problemOf(await remove(token, recoveryCodes[0]))).toMatchObject(WRONG);
    expect((await remove(token, renewed.recoveryCodes[0])).status).toBe(200);
    expect(await viewOf(token)).toMatchObject({ status: 'off', recoveryCodesLeft: 0 });
    expect(await c.audited(id)).toEqual(expect.arrayContaining(['second-factor.renew-codes', 'second-factor.disable']));
  });
});

describe('log-in with two-step verification', () => {
  it('asks for a code after the scan and after the SMS code', async () => {
    const who = await c.auth.boundPerson();
    const { secret } = await c.enrol(who.session.accessToken);
    const scanned = await c.scanIn(who);
    expect(scanned).toEqual({ status: 'secondFactor', ticket: expect.any(String), expiresInSeconds: 600 });
    expect((await pass(ticketOf(scanned), c.code(secret))).body).toMatchObject({ status: 'ok', me: { member: { id: who.id } }, session: { limits: {} } });

    t.clock.advance(STEP_MS);
    const bySms = await t.ok(null, consoleAuthApi.smsLogin, { body: { phone: who.phone, smsCode: await c.auth.smsCode(who.phone) } });
    expect(bySms.status).toBe('secondFactor');
    const { session } = (await pass(ticketOf(bySms), c.code(secret))).body;
    expect((await t.ok(session.accessToken, authApi.sessions)).filter(({ kind }) => kind === 'console')).toMatchObject([{ via: 'sms' }, { via: 'scan' }]);
  });

  it('forgives a clock that is one step off, and takes each code once', async () => {
    const who = await c.auth.boundPerson();
    const { secret } = await c.enrol(who.session.accessToken);
    t.clock.advance(10 * STEP_MS);
    const ticket = ticketOf(await c.scanIn(who));
    expect(problemOf(await pass(ticket, c.code(secret, -2)))).toMatchObject(WRONG);
    expect(problemOf(await pass(ticket, c.code(secret, 2)))).toMatchObject(WRONG);
    expect((await pass(ticket, c.code(secret, 1))).status).toBe(200);
    const again = ticketOf(await c.scanIn(who));
    for (const step of [-1, 0, 1]) expect(problemOf(await pass(again, c.code(secret, step)))).toMatchObject(WRONG);
    t.clock.advance(STEP_MS);
    expect((await pass(again, c.code(secret, 1))).status).toBe(200);
  });

  it('lets one of two log-ins with the same code pass', async () => {
    const who = await c.auth.boundPerson();
    const { secret } = await c.enrol(who.session.accessToken);
    const tickets = [ticketOf(await c.scanIn(who)), ticketOf(await c.scanIn(who))];
    const replies = await Promise.all(tickets.map((ticket) => pass(ticket, c.code(secret))));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('takes a recovery code once, as people type it', async () => {
    const who = await c.auth.boundPerson();
    const { recoveryCodes } = await c.enrol(who.session.accessToken);
    const typed = recoveryCodes[3].toLowerCase().replace('-', ' ');
    expect((await pass(ticketOf(await c.scanIn(who)), typed)).status).toBe(200);
    expect(problemOf(await pass(ticketOf(await c.scanIn(who)), recoveryCodes[3]))).toMatchObject(WRONG);
    expect(await viewOf(who.session.accessToken)).toMatchObject({ recoveryCodesLeft: 9 });
    const stranger = await c.auth.boundPerson();
    await c.enrol(stranger.session.accessToken);
    expect(problemOf(await pass(ticketOf(await c.scanIn(stranger)), recoveryCodes[4]))).toMatchObject(WRONG);
  });

  it('ends a ticket after its use and after ten minutes, and takes none that was made up or of another step', async () => {
    const who = await c.auth.boundPerson();
    const { secret } = await c.enrol(who.session.accessToken);
    const used = ticketOf(await c.scanIn(who));
    expect((await pass(used, c.code(secret))).status).toBe(200);
    t.clock.advance(STEP_MS);
    expect(problemOf(await pass(used, c.code(secret)))).toMatchObject(GONE);
    const old = ticketOf(await c.scanIn(who));
    expect(problemOf(await t.call(null, consoleAuthApi.enrolAtLogin, { body: { ticket: old } }))).toMatchObject(GONE);
    expect(problemOf(await t.call(null, consoleAuthApi.confirmAtLogin, { body: { ticket: old, code: c.code(secret) } }))).toMatchObject(GONE);
    t.clock.advance(10 * MINUTE);
    expect(problemOf(await pass(old, c.code(secret)))).toMatchObject(GONE);
    expect(problemOf(await pass('made-up', c.code(secret)))).toMatchObject(GONE);
  });

  it('spends a ticket once, even with two good codes at the same moment', async () => {
    const who = await c.auth.boundPerson();
    const { secret, recoveryCodes } = await c.enrol(who.session.accessToken);
    const ticket = ticketOf(await c.scanIn(who));
    const logins = t.get(ConsoleLogins);
    const results = await Promise.allSettled([c.code(secret), recoveryCodes[0]].map((code) => logins.passSecondFactor({ ticket, code })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'auth.second_factor_ticket' } });
    const left = (await viewOf(who.session.accessToken)).recoveryCodesLeft;
    expect(left).toBe(results[1].status === 'fulfilled' ? 9 : 10);
  });

  it('locks after five wrong codes for fifteen minutes, even for the right one and on another ticket', async () => {
    const who = await c.auth.boundPerson();
    const { secret } = await c.enrol(who.session.accessToken);
    const [ticket, other] = [ticketOf(await c.scanIn(who)), ticketOf(await c.scanIn(who))];
    for (let i = 0; i < 4; i++) expect(problemOf(await pass(ticket, wrongCode(secret)))).toMatchObject(WRONG);
    expect(problemOf(await pass(ticket, wrongCode(secret)))).toMatchObject({ status: 429, code: 'auth.locked', meta: { retryAfterSeconds: 900 } });
    expect(problemOf(await pass(other, c.code(secret)))).toMatchObject({ code: 'auth.locked' });
    expect(problemOf(await remove(who.session.accessToken, c.code(secret)))).toMatchObject({ code: 'auth.locked' });
    t.clock.advance(15 * MINUTE);
    const phone = (await t.ok(null, authApi.refresh, { body: { refreshToken: who.session.refreshToken } })).accessToken;
    expect((await pass(ticketOf(await c.scanIn({ ...who, session: { ...who.session, accessToken: phone } })), c.code(secret))).status).toBe(200);
  });

  it('is not got round by the log-in of phones with an SMS code alone; WeChat is its own proof', async () => {
    const who = await c.auth.boundPerson();
    await c.enrol(who.session.accessToken);
    expect(problemOf(await c.auth.smsLogin(who.phone, await c.auth.smsCode(who.phone)))).toMatchObject({ status: 403, code: 'auth.second_factor_client' });
    expect((await c.auth.enter(who.code)).status).toBe('ok');
  });

  it('lets nobody in whose membership ended between the steps', async () => {
    const who = await c.auth.boundPerson();
    const { secret } = await c.enrol(who.session.accessToken);
    const ticket = ticketOf(await c.scanIn(who));
    await t.uow.run((tx) => tx.repo(Member).update({ id: who.id }, { status: 'transferred_out' }));
    expect(problemOf(await pass(ticket, c.code(secret)))).toMatchObject({ status: 403, code: 'auth.member_inactive' });
  });
});

describe('two-step verification that the customer requires of a role', () => {
  afterEach(() => t.uow.run((tx) => tx.repo(RuleValue).delete({ doc: '集团网络安全管理办法' })));

  it('is set up in the log-in itself', async () => {
    const officer = await c.officer('committee_officer');
    expect(await viewOf(officer.session.accessToken)).toMatchObject({ required: false });
    await c.require('committee_officer', c.auth.tree.a.path);
    expect(await viewOf(officer.session.accessToken)).toMatchObject({ required: true });
    const login = await c.scanIn(officer);
    expect(login).toMatchObject({ status: 'enrolRequired', expiresInSeconds: 600 });
    const ticket = ticketOf(login);
    expect(problemOf(await pass(ticket, '123456'))).toMatchObject(GONE);
    const early = await t.call(null, consoleAuthApi.confirmAtLogin, { body: { ticket, code: '123456' } });
    expect(problemOf(early)).toMatchObject({ status: 409, code: 'conflict.state' });

    const { secret } = await t.ok(null, consoleAuthApi.enrolAtLogin, { body: { ticket } });
    expect(problemOf(await t.call(null, consoleAuthApi.confirmAtLogin, { body: { ticket, code: wrongCode(secret) } }))).toMatchObject(WRONG);
    const entered = await t.ok(null, consoleAuthApi.confirmAtLogin, { body: { ticket, code: c.code(secret) } });
    expect(entered).toMatchObject({ status: 'ok', me: { member: { id: officer.id } } });
    expect((entered as LoggedIn & RecoveryCodes).recoveryCodes).toHaveLength(10);
    expect((await t.call(entered.session.accessToken, authApi.me)).status).toBe(200);
    expect(problemOf(await t.call(null, consoleAuthApi.enrolAtLogin, { body: { ticket } }))).toMatchObject(GONE);
    expect((await c.scanIn(officer)).status).toBe('secondFactor');
  });

  it('concerns the role where it is held, and nobody else', async () => {
    const [officer, reviewer, elsewhere] = [await c.officer('committee_officer'), await c.officer('reviewer'), await c.officer('committee_officer', c.auth.tree.b.id)];
    await c.require('committee_officer', c.auth.tree.a.path);
    const asked = [];
    for (const who of [officer, reviewer, elsewhere]) asked.push((await c.scanIn(who)).status);
    expect(asked).toEqual(['enrolRequired', 'ok', 'ok']);
    expect(problemOf(await c.auth.smsLogin(officer.phone, await c.auth.smsCode(officer.phone)))).toMatchObject({ code: 'auth.second_factor_client' });
  });
});

describe('reset by an administrator', () => {
  const reset = (token: string, id: string) => t.call(token, consoleAuthApi.resetSecondFactor, { params: { id } });

  it('frees a member who lost everything, ends the sessions on PCs, and leaves a trace', async () => {
    const [admin, who] = [await c.officer('platform_admin'), await c.auth.boundPerson()];
    const { secret } = await c.enrol(who.session.accessToken);
    const { session } = (await pass(ticketOf(await c.scanIn(who)), c.code(secret))).body;
    for (let i = 0; i < 5; i++) await remove(who.session.accessToken, wrongCode(secret));
    expect((await reset(admin.session.accessToken, who.id)).status).toBe(200);
    expect((await t.call(session.accessToken, authApi.me)).status).toBe(401);
    expect((await t.call(who.session.accessToken, authApi.me)).status).toBe(200);
    expect((await c.scanIn(who)).status).toBe('ok');
    expect(await c.audited(who.id)).toContain('second-factor.reset');
    expect((await c.enrol(who.session.accessToken)).recoveryCodes).toHaveLength(10);
    expect((await reset(admin.session.accessToken, who.id)).status).toBe(200);
    expect(problemOf(await reset(admin.session.accessToken, who.id))).toMatchObject({ status: 404, detail: expect.stringContaining('两步验证') });
  });

  it('is not for oneself, nor for an officer without the right', async () => {
    const [admin, officer] = [await c.officer('platform_admin'), await c.officer('committee_officer')];
    await c.enrol(admin.session.accessToken);
    expect(problemOf(await reset(admin.session.accessToken, admin.id))).toMatchObject({ status: 403, detail: expect.stringContaining('本人') });
    expect((await reset(officer.session.accessToken, admin.id)).status).toBe(403);
  });
});
