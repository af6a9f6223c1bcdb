import { consoleAuthApi, type ConsoleLogin, type GrantableRole, type LoggedIn, type ScanPollBody, type ScanTicket } from '@xianfeng/shared-types';
import { Secret, TOTP } from 'otpauth';
import { secondFactorRule } from '../../src/modules/auth/auth.rules';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { createRole } from '../factories/roles';
import { AuthScene } from './auth-scene';

export const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
export const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36';
export const STEP_MS = 30_000;

type Person = Awaited<ReturnType<AuthScene['boundPerson']>>;

/** A PC that wants in, and the phones that decide. */
export class ConsoleScene {
  private constructor(readonly auth: AuthScene) {}

  static async start(): Promise<ConsoleScene> {
    const auth = await AuthScene.start();
    auth.wechat.on('/wxa/getwxacodeunlimit', PNG);
    return new ConsoleScene(auth);
  }

  get t() {
    return this.auth.t;
  }

  /** Whatever the log-in page asks first, with the scene that stands in the code's picture. */
  async ask(): Promise<{ ticket: ScanTicket; scene: string }> {
    const { body } = await this.t.http('post', consoleAuthApi.askScan.path).set('user-agent', CHROME);
    const { scene } = this.auth.wechat.sentTo('/wxa/getwxacodeunlimit').at(-1)!.body;
    return { ticket: body, scene };
  }

  poll = ({ id, secret }: ScanTicket, seen?: ScanPollBody['seen']) => this.t.call(null, consoleAuthApi.pollScan, { params: { id }, body: { secret, ...(seen && { seen }) } });

  openOnPhone = (token: string, scene: string) => this.t.call(token, consoleAuthApi.openScan, { params: { scene } });
  confirm = (token: string, scene: string) => this.t.call(token, consoleAuthApi.confirmScan, { params: { scene } });
  refuse = (token: string, scene: string) => this.t.call(token, consoleAuthApi.refuseScan, { params: { scene } });

  /** Scans and confirms; what the browser's next poll is given. */
  async scanIn(who: Person): Promise<ConsoleLogin> {
    const { ticket, scene } = await this.ask();
    await this.openOnPhone(who.session.accessToken, scene);
    await this.confirm(who.session.accessToken, scene);
    const { body } = await this.poll(ticket);
    if (body.status !== 'confirmed') throw new Error(`the ticket is ${body.status}`);
    return body.login;
  }

  /** The tokens of a log-in that needs no second step. */
  async sessionOf(who: Person): Promise<LoggedIn['session']> {
    const login = await this.scanIn(who);
    if (login.status !== 'ok') throw new Error(`log-in asks for ${login.status}`);
    return login.session;
  }

  /** What the authenticator shows, `steps` from now. */
  code = (secret: string, steps = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: this.t.clock.now().getTime() + steps * STEP_MS });

  /** Turns two-step verification on, and lets the code that did so pass. */
  async enrol(token: string): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret } = await this.t.ok(token, consoleAuthApi.enrolSecondFactor);
    const { recoveryCodes } = await this.t.ok(token, consoleAuthApi.confirmSecondFactor, { body: { code: this.code(secret) } });
    this.t.clock.advance(STEP_MS);
    return { secret, recoveryCodes };
  }

  /** The customer asks for two-step verification of a role, in a part of the tree. */
  async require(role: GrantableRole, orgPath: string): Promise<void> {
    const row = { id: newId(), code: secondFactorRule(role), value: '1', unit: '0/1', doc: '集团网络安全管理办法', article: '第 9 条', effectiveFrom: '2026-06-01', effectiveTo: null, orgPath };
    await this.t.uow.run((tx) => tx.repo(RuleValue).insert(row));
  }

  /** A bound member with a role. */
  async officer(role: GrantableRole, orgId = this.auth.tree.a.id): Promise<Person> {
    const who = await this.auth.boundPerson();
    await createRole(this.t.uow, { memberId: who.id, role, orgId, reach: 'subtree' });
    return who;
  }

  audited = (memberId: string): Promise<string[]> =>
    this.t.uow.read(async (tx) => (await tx.repo(AuditEntry).find({ where: { objectId: memberId }, order: { id: 'ASC' } })).map(({ action }) => action));

  stop = (): Promise<void> => this.auth.stop();
}
