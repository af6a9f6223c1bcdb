import type { Persona, Subscription } from './model';
import type { SandboxState } from './state';

/** The ledger of what each user still allows to be sent; WeChat keeps it and never shows it. */
export class Subscriptions {
  constructor(private readonly state: SandboxState) {}

  of(personaId: string, templateId: string): Subscription {
    const own = (this.state.data.subscriptions[personaId] ??= {});
    return (own[templateId] ??= { quota: 0, always: null, off: false });
  }

  /** Books an answer of the dialog; accepts of a one-time template add up. */
  answer(persona: Persona, templateId: string, answer: 'accept' | 'reject', always: boolean): void {
    const standing = this.of(persona.id, templateId);
    if (answer === 'accept') Object.assign(standing, { quota: standing.quota + 1, off: false });
    if (always) standing.always = answer;
    this.state.changed(persona.id);
  }

  /** Takes one message from the quota; false means 43101. */
  take(persona: Persona, templateId: string): boolean {
    const standing = this.of(persona.id, templateId);
    if (standing.off || standing.quota <= 0) return false;
    standing.quota -= 1;
    return true;
  }

  /** The user turns a template off in the settings: what was granted is gone, and he is not asked again. */
  turnOff(persona: Persona, templateId: string): void {
    Object.assign(this.of(persona.id, templateId), { quota: 0, always: 'reject', off: true });
    this.state.changed(persona.id);
  }

  turnOn(persona: Persona, templateId: string): void {
    Object.assign(this.of(persona.id, templateId), { always: null, off: false });
    this.state.changed(persona.id);
  }

  setQuota(persona: Persona, templateId: string, quota: number): void {
    Object.assign(this.of(persona.id, templateId), { quota, off: false });
  }
}
