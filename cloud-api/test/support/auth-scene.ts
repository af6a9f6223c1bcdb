import { authApi, type LoggedIn, type Problem } from '@xianfeng/shared-types';
import type { Member } from '../../src/modules/members/member.entity';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';
import { type FakeAnswer, FakeHttp } from './fake-http';

export const MINUTE = 60_000;
export const SESSION_KEY = Buffer.alloc(16, 5).toString('base64');

export const phoneOf = (n: number): string => `198${String(n).padStart(8, '0')}`;

/** What a problem reply says. */
export function problemOf(reply: { status: number; body: unknown }) {
  const { code, detail, meta } = reply.body as Problem;
  return { status: reply.status, code, detail, meta };
}

/** The service with its own log-in, beside a WeChat and an SMS provider that the test scripts. */
export class AuthScene {
  /** What WeChat answers to codes other than with a user. */
  readonly refusals = new Map<string, FakeAnswer>();
  private serial = 0;

  private constructor(
    readonly t: TestApp,
    readonly tree: OrgTree,
    readonly wechat: FakeHttp,
    readonly sms: FakeHttp,
  ) {
    wechat.on('/cgi-bin/stable_token', { access_token: 'T', expires_in: 7200 });
    wechat.on('/sns/jscode2session', ({ query }) => this.refusals.get(query.js_code) ?? { openid: `openid-${query.js_code}`, session_key: SESSION_KEY });
    // The phone number is its own code.
    wechat.on('/wxa/business/getuserphonenumber', ({ body }) =>
      body.code === 'expired' ? { errcode: 40029, errmsg: 'invalid code' } : { errcode: 0, phone_info: { purePhoneNumber: body.code, countryCode: '86' } },
    );
    sms.on('/', { Response: { SendStatusSet: [{ SerialNo: '1', Code: 'Ok' }], RequestId: 'r' } });
  }

  static async start(): Promise<AuthScene> {
    const [wechat, sms] = [await new FakeHttp().start(), await new FakeHttp().start()];
    const t = await TestApp.start({ realAuth: true, env: { WECHAT_API_BASE: wechat.url, SMS_ENDPOINT: sms.url } });
    return new AuthScene(t, await createOrgTree(t.uow), wechat, sms);
  }

  async stop(): Promise<void> {
    await this.t.stop();
    await Promise.all([this.wechat.stop(), this.sms.stop()]);
  }

  /** A number that nobody else has. */
  newPhone = (): string => phoneOf(++this.serial);

  /** Code of a WeChat user whom the service has not seen. */
  newWechat = (): string => `u${++this.serial}`;

  /** A member with a phone of its own. */
  async person(more: { name?: string; phone?: string; with?: Partial<Member> } = {}) {
    const phone = more.phone ?? this.newPhone();
    const member = await createMember(this.t, { orgId: this.tree.a1.id, ...more, phone });
    return { id: member.id, name: member.name, phone };
  }

  enter = (code: string) => this.t.ok(null, authApi.wechat, { body: { code } });

  async ticketFor(code: string): Promise<string> {
    const reply = await this.enter(code);
    if (reply.status !== 'unbound') throw new Error('already bound');
    return reply.bindTicket;
  }

  async bind(code: string, phone: string) {
    const bindTicket = await this.ticketFor(code);
    return this.t.call(null, authApi.bindByPhone, { body: { bindTicket, phoneCode: phone } });
  }

  /** A member bound to a WeChat account. */
  async boundPerson() {
    const [who, code] = [await this.person(), this.newWechat()];
    const reply = await this.bind(code, who.phone);
    return { ...who, code, session: (reply.body as LoggedIn).session };
  }

  askSms = (phone: string, purpose: 'login' | 'bind' = 'login') => this.t.call(null, authApi.sendSms, { body: { phone, purpose } });

  /** The code that arrived; fails when none did. */
  async smsCode(phone: string, purpose: 'login' | 'bind' = 'login'): Promise<string> {
    expect((await this.askSms(phone, purpose)).status).toBe(200);
    await this.t.drainOutbox();
    const last = this.sms.requests.at(-1);
    expect(last?.body.PhoneNumberSet).toEqual([`+86${phone}`]);
    return last?.body.TemplateParamSet[0];
  }

  smsLogin = (phone: string, smsCode: string, name?: string) => this.t.call(null, authApi.smsLogin, { body: { phone, smsCode, name } });
}
