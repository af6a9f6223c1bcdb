import { EventEmitter } from 'node:events';
import type { Env } from '../../config';
import { currentContext, runWithContext } from '../http/request-context';
import type { OutboxDelivery } from './delivery';
import { type Dispatcher, InProcessDispatcher } from './dispatcher';
import type { OutboxMessage } from './outbox-message.entity';
import { OutboxRelay } from './outbox-relay';
import type { OutboxStore } from './outbox-store';
import type { Outbox } from './outbox.service';

it('handles messages as the system, whoever set it off', async () => {
  const batches = [[{ id: 'm1' } as OutboxMessage], []];
  const contexts: unknown[] = [];
  const store = { claim: () => Promise.resolve(batches.shift() ?? []) } as unknown as OutboxStore;
  const dispatcher = { dispatch: async () => void contexts.push(currentContext()), ended: () => null } as unknown as Dispatcher;
  const relay = new OutboxRelay({} as Env, {} as Outbox, store, dispatcher);
  const request = { requestId: 'r1', ip: '', userAgent: '', background: false, principal: null };
  await runWithContext(request, () => relay.drain());
  expect(contexts).toEqual([undefined]);
});

it('sends on what a handler adds before the handler has ended, and ends when all have', async () => {
  const signals = new EventEmitter();
  const due = [{ id: 'slow' } as OutboxMessage];
  const store = { claim: () => Promise.resolve(due.splice(0)) } as unknown as OutboxStore;
  const ended: string[] = [];
  let release!: () => void;
  const added = new Promise<void>((resolve) => (release = resolve));
  const deliver = async ({ id }: OutboxMessage) => {
    if (id === 'slow') {
      due.push({ id: 'added' } as OutboxMessage);
      setImmediate(() => signals.emit('added'));
      await added;
    } else release();
    ended.push(id);
  };
  const dispatcher = new InProcessDispatcher({ deliver } as unknown as OutboxDelivery);
  await new OutboxRelay({} as Env, { signals } as unknown as Outbox, store, dispatcher).drain();
  expect(ended).toEqual(['added', 'slow']);
  expect(signals.listenerCount('added')).toBe(0);
});
