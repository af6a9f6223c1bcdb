import { Injectable } from '@nestjs/common';

/** Must be idempotent: after a crash a message is delivered again. */
export type OutboxHandler = (payload: never, messageId: string) => Promise<void>;

/** Who handles which topic; every module registers its own in onModuleInit. */
@Injectable()
export class OutboxHandlers {
  private readonly byTopic = new Map<string, OutboxHandler[]>();

  /** A topic may have several handlers. One that fails keeps no other from its work; afterwards all of them see the message again. */
  on<P extends object>(topic: string, handler: (payload: P, messageId: string) => Promise<void>): void {
    this.declare(topic);
    this.byTopic.get(topic)?.push(handler as OutboxHandler);
  }

  /** Announces an event that nobody needs to hear; other topics without a handler end as dead letters. */
  declare(topic: string): void {
    if (!this.byTopic.has(topic)) this.byTopic.set(topic, []);
  }

  /** Topics that somebody handles or declared. */
  topics(): string[] {
    return [...this.byTopic.keys()];
  }

  async handle(topic: string, payload: object, messageId: string): Promise<void> {
    const handlers = this.byTopic.get(topic);
    if (!handlers) throw new Error(`no handler for outbox topic ${topic}`);
    const failures: unknown[] = [];
    for (const handler of handlers) {
      try {
        await handler(payload as never, messageId);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
