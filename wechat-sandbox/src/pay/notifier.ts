import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../core/clock';
import type { PayNotification } from './model';
import { FALSE_CALLBACKS, notifyRequest, type FalseCallback } from './notify-request';
import type { PayFaults } from './pay-faults';
import type { PayOptions } from './pay-options';
import type { PaySettings } from './pay-settings';
import type { PayStore } from './pay-store';
import type { PendingWork } from './pending-work';
import type { PaySigner } from './signer';

/** Waits between the deliveries of a callback that is not accepted: 15 in 24 hours and 4 minutes. */
const SCHEDULE_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
/** A second copy may come this much later. */
const DUPLICATE_AFTER_MS = 200;
/** A callback held back to come out of order goes at the latest then, scaled. */
const HELD_MS = 5_000;
const KEPT_ANSWER = 500;

export type NewNotification = Pick<PayNotification, 'eventType' | 'originalType' | 'outTradeNo' | 'outRefundNo' | 'url' | 'resource'>;

/** Tells the merchant, as often as it takes and as badly as the faults want. */
export class Notifier {
  private held: { notification: PayNotification; callOff: () => void }[] = [];

  constructor(
    private readonly options: PayOptions,
    private readonly settings: PaySettings,
    private readonly store: PayStore,
    private readonly clock: SandboxClock,
    private readonly signer: PaySigner,
    private readonly faults: PayFaults,
    private readonly work: PendingWork,
  ) {}

  /** Callbacks that a restart interrupted go on at their time. */
  resume(): void {
    for (const notification of this.store.notifications.values()) {
      if (notification.state === 'pending') this.work.after(notification.nextAt - Date.now(), () => this.enqueue(notification));
    }
  }

  notify(input: NewNotification): PayNotification {
    const notification: PayNotification = {
      id: `EV-${randomUUID()}`, ...input, createdAt: this.clock.now(), state: 'pending', tries: 0, nextAt: Date.now(), attempts: [],
    };
    const place = { subject: input.outRefundNo ?? input.outTradeNo };
    if (this.faults.take('notify-lost', place)) notification.state = 'lost';
    this.store.save('notification', notification);
    if (notification.state === 'lost') return notification;
    if (this.faults.take('notify-late', place)) this.work.after(this.settings.lateMs * this.settings.timeScale, () => this.enqueue(notification));
    else if (this.faults.take('notify-reorder', place)) this.hold(notification);
    else this.enqueue(notification);
    return notification;
  }

  reset(): void {
    this.held = [];
  }

  /** Kept until another callback has gone out. */
  private hold(notification: PayNotification): void {
    const callOff = this.work.after(HELD_MS * this.settings.timeScale, () => this.releaseHeld());
    this.held.push({ notification, callOff });
  }

  private releaseHeld(): void {
    for (const { notification, callOff } of this.held.splice(0).reverse()) {
      callOff();
      this.enqueue(notification);
    }
  }

  private enqueue(notification: PayNotification): void {
    this.work.enqueue(() => this.deliver(notification));
  }

  private async deliver(notification: PayNotification): Promise<void> {
    const place = { subject: notification.outRefundNo ?? notification.outTradeNo };
    const first = notification.tries === 0;
    if (first) for (const fault of FALSE_CALLBACKS) if (this.faults.take(fault, place)) await this.send(notification, fault);
    const copies = first && this.faults.take('notify-double', place) ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: copies }, () => this.send(notification)));
    if (first && this.faults.take('notify-duplicate', place)) this.work.after(DUPLICATE_AFTER_MS, () => this.work.enqueue(() => this.sendAgain(notification)));
    this.decide(notification, answers.some((accepted) => accepted));
    if (this.held.length > 0) this.releaseHeld();
  }

  private decide(notification: PayNotification, accepted: boolean): void {
    // Forgotten by a reset meanwhile.
    if (this.store.notifications.get(notification.id) !== notification) return;
    const wait = SCHEDULE_S[notification.tries];
    notification.tries += 1;
    if (accepted) notification.state = 'delivered';
    else if (wait === undefined) notification.state = 'failed';
    else {
      const ms = wait * 1000 * this.settings.timeScale;
      notification.nextAt = Date.now() + ms;
      this.work.after(ms, () => this.enqueue(notification));
    }
    this.store.save('notification', notification);
  }

  private async sendAgain(notification: PayNotification): Promise<void> {
    await this.send(notification);
    this.store.save('notification', notification);
  }

  /** One request. Its status alone decides: 200 and 204 accept, whatever the body says. */
  private async send(notification: PayNotification, fault?: FalseCallback): Promise<boolean> {
    // During a migration callbacks come signed by either key.
    const serial = Math.random() < 0.5 ? this.options.publicKeyId : undefined;
    const { body, headers } = notifyRequest(notification, this.signer, this.options.apiV3Key, serial, fault);
    const attempt = { at: Date.now(), status: null as number | null, answer: '', faults: fault ? [fault] : [] };
    notification.attempts.push(attempt);
    try {
      const signal = AbortSignal.timeout(this.settings.notifyTimeoutMs);
      const response = await fetch(notification.url, { method: 'POST', body, headers, signal, redirect: 'manual' });
      attempt.answer = (await response.text()).slice(0, KEPT_ANSWER);
      attempt.status = response.status;
    } catch (error) {
      attempt.answer = (error as Error).message;
    }
    return attempt.status === 200 || attempt.status === 204;
  }
}
