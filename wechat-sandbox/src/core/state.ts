import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Group, MiniProgramCode, OneTimeCode, Persona, PushRecord, ServiceMessage, SharedCard, SmsMessage, Subscription } from './model';
import type { Template } from '../templates';

export interface StableToken {
  token: string;
  /** Epoch ms. */
  expiresAt: number;
}

/** Everything the sandbox remembers; plain JSON, so that a restart can go on. */
export interface SandboxData {
  clockOffsetMs: number;
  personas: Persona[];
  groups: Group[];
  templates: Template[];
  oneTimeCodes: Record<string, OneTimeCode>;
  /** Every token handed out → until when it is good, epoch ms. */
  accessTokens: Record<string, number>;
  stableToken: StableToken | null;
  plainToken: StableToken | null;
  /** Times of force_refresh, epoch ms. */
  forcedRefreshes: number[];
  /** personaId → templateId → standing. */
  subscriptions: Record<string, Record<string, Subscription>>;
  serviceMessages: ServiceMessage[];
  cards: SharedCard[];
  /** shareTicket → group in which the card was opened, by whom. */
  shareTickets: Record<string, { groupId: string; personaId: string }>;
  sms: SmsMessage[];
  miniProgramCodes: MiniProgramCode[];
  pushes: PushRecord[];
  /** personaId → when the chat 微信支付 was last looked at, epoch ms. */
  receiptsReadAt: Record<string, number>;
  /** Launch scene of a group card: 1044 with a shareTicket, or 1008 without. */
  groupCardScene: 1044 | 1008;
}

function emptyData(): SandboxData {
  return {
    clockOffsetMs: 0,
    personas: [],
    groups: [],
    templates: [],
    oneTimeCodes: {},
    accessTokens: {},
    stableToken: null,
    plainToken: null,
    forcedRefreshes: [],
    subscriptions: {},
    serviceMessages: [],
    cards: [],
    shareTickets: {},
    sms: [],
    miniProgramCodes: [],
    pushes: [],
    receiptsReadAt: {},
    groupCardScene: 1044,
  };
}

const SAVE_AFTER_MS = 200;
/** Pause between saves as a multiple of a save's own time: saving takes at most a tenth of the time. */
const SAVE_PAUSE = 10;
/** Oldest records go first beyond this many; benchmarks send ten thousand at once. */
const KEPT_RECORDS = 20_000;

/** Holder of the data: tells listeners of changes and keeps the file. */
export class SandboxState {
  data: SandboxData = emptyData();
  private readonly events = new EventEmitter().setMaxListeners(0);
  private saveTimer: NodeJS.Timeout | null = null;
  private saveMs = 0;

  constructor(private readonly file: string) {
    if (file && existsSync(file)) this.data = { ...emptyData(), ...(JSON.parse(readFileSync(file, 'utf8')) as SandboxData) };
  }

  /** To be called after every change; `personaId` null concerns everybody. */
  changed(personaId: string | null = null): void {
    this.events.emit('change', personaId);
    if (this.file && !this.saveTimer) this.saveTimer = setTimeout(() => this.save(), Math.max(SAVE_AFTER_MS, SAVE_PAUSE * this.saveMs));
  }

  /** Calls back on every change; answers the function that stops it. */
  onChange(listener: (personaId: string | null) => void): () => void {
    this.events.on('change', listener);
    return () => this.events.off('change', listener);
  }

  /** Appends a record to a list and forgets the oldest beyond the limit. */
  append<T>(list: T[], record: T): void {
    list.push(record);
    if (list.length > KEPT_RECORDS) list.splice(0, list.length - KEPT_RECORDS);
  }

  reset(): void {
    this.data = emptyData();
    this.changed();
  }

  /** Writes the file at once, through a rename, so that a kill never leaves half a file. */
  save(): void {
    if (this.saveTimer) clearTimeout(this.saveTimer);
    this.saveTimer = null;
    if (!this.file) return;
    const started = performance.now();
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(this.data));
    renameSync(`${this.file}.new`, this.file);
    this.saveMs = performance.now() - started;
  }
}
