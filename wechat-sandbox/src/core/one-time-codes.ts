import { randomText } from './ids';
import type { SandboxClock } from './clock';
import type { OneTimeCode, Persona } from './model';
import type { SandboxState } from './state';
import { WechatError } from './wechat-error';

const VALID_MS = 5 * 60_000;
const FORGET_AFTER_MS = 60 * 60_000;

/** Codes of wx.login and of the phone number button: single use, five minutes. */
export class OneTimeCodes {
  constructor(
    private readonly state: SandboxState,
    private readonly clock: SandboxClock,
  ) {}

  issue(kind: OneTimeCode['kind'], persona: Persona, phone = persona.phone): string {
    this.forgetOld();
    const code = kind === 'login' ? `0${randomText(31)}` : randomText(64).toLowerCase();
    this.state.data.oneTimeCodes[code] = { kind, personaId: persona.id, phone, issuedAt: this.clock.now(), used: false };
    this.state.changed(persona.id);
    return code;
  }

  /** The code's record without using it up; undefined when it was never issued for this purpose. */
  peek(kind: OneTimeCode['kind'], code: string): OneTimeCode | undefined {
    const found = Object.hasOwn(this.state.data.oneTimeCodes, code) ? this.state.data.oneTimeCodes[code] : undefined;
    return found?.kind === kind ? found : undefined;
  }

  /** Uses the code up. Errors: 40029 unknown or expired, 40163 used before. */
  redeem(kind: OneTimeCode['kind'], code: string): OneTimeCode {
    const found = this.peek(kind, code);
    if (!found) throw new WechatError(40029);
    if (found.used) throw new WechatError(40163);
    if (this.clock.now() - found.issuedAt > VALID_MS) throw new WechatError(40029);
    found.used = true;
    this.state.changed(found.personaId);
    return found;
  }

  private forgetOld(): void {
    const codes = this.state.data.oneTimeCodes;
    for (const [code, { issuedAt }] of Object.entries(codes)) {
      if (this.clock.now() - issuedAt < FORGET_AFTER_MS) break;
      delete codes[code];
    }
  }
}
