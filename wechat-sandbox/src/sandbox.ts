import { existsSync } from 'node:fs';
import { AccessTokens } from './core/access-tokens';
import { SandboxClock } from './core/clock';
import { ApiFaults } from './core/faults';
import { RateLimits } from './core/limits';
import { OneTimeCodes } from './core/one-time-codes';
import { DEFAULT_PERSONAS, Personas, type PersonaInput } from './core/personas';
import { SandboxState } from './core/state';
import { Subscriptions } from './core/subscriptions';
import { MediaChecks } from './open-platform/media-checks';
import { ReleasedPages } from './open-platform/released-pages';
import { readJsonOption, type SandboxOptions } from './options';
import { importPaid, type PaidInput } from './pay/import-paid';
import { Pay } from './pay/pay';
import { PushQueue } from './push/push-queue';
import { SmsLedger } from './sms/sms-ledger';
import { defaultTemplates } from './templates';
import { WordList } from './open-platform/word-list';

/** Everything the endpoints work with. */
export class Sandbox {
  readonly state: SandboxState;
  readonly clock: SandboxClock;
  readonly faults = new ApiFaults();
  readonly limits: RateLimits;
  readonly personas: Personas;
  readonly codes: OneTimeCodes;
  readonly tokens: AccessTokens;
  readonly subscriptions: Subscriptions;
  readonly pushes: PushQueue;
  readonly words = new WordList();
  readonly pages: ReleasedPages;
  readonly media: MediaChecks;
  readonly sms: SmsLedger;
  readonly pay: Pay;
  /** Object storage, by key. */
  readonly objects = new Map<string, Buffer>();

  constructor(readonly options: SandboxOptions) {
    this.state = new SandboxState(options.stateFile);
    this.clock = new SandboxClock(this.state.data.clockOffsetMs);
    this.limits = new RateLimits(this.clock);
    this.personas = new Personas(this.state, options.appid);
    this.codes = new OneTimeCodes(this.state, this.clock);
    this.tokens = new AccessTokens(this.state, this.clock);
    this.subscriptions = new Subscriptions(this.state);
    this.pushes = new PushQueue(options, this.state);
    this.pages = new ReleasedPages(options.appJson);
    this.media = new MediaChecks(options.appid, this.clock, this.pushes, this.words);
    this.sms = new SmsLedger(options.sms, this.state, this.clock, this.personas);
    this.pay = new Pay(options, this.clock, this.personas, this.state);
    this.fill();
  }

  /** Back to the first start: personas and templates of the options, no messages, no misbehaviour. */
  reset(): void {
    this.state.reset();
    this.clock.offsetMs = 0;
    this.faults.reset();
    this.limits.reset();
    this.pushes.reset();
    this.words.reset();
    this.pages.reset();
    this.media.reset();
    this.sms.reset();
    this.pay.reset();
    this.objects.clear();
    this.fill();
  }

  advance(ms: number): void {
    this.clock.advance(ms);
    this.state.data.clockOffsetMs = this.clock.offsetMs;
    this.state.changed();
  }

  close(): void {
    this.pushes.close();
    this.media.reset();
    this.pay.close();
    this.state.save();
  }

  private fill(): void {
    this.personas.index();
    const { personasFile } = this.options;
    const inputs = personasFile ? (readJsonOption('SANDBOX_PERSONAS', personasFile) as PersonaInput[]) : DEFAULT_PERSONAS;
    this.personas.put(inputs);
    this.bringPayments();
    const known = this.state.data.templates;
    // A kept state may be older than the configured template ids.
    const missing = defaultTemplates(this.options).filter(({ id }) => !known.some((template) => template.id === id));
    this.state.data.templates = [...known, ...missing];
  }

  /** Once: afterwards the payments are among the kept ones. */
  private bringPayments(): void {
    const { paidFile } = this.options;
    if (!paidFile || !existsSync(paidFile) || this.pay.store.orders.size > 0) return;
    importPaid(this.pay, readJsonOption('SANDBOX_PAID', paidFile) as PaidInput[]);
  }
}
