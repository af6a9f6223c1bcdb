export { OutboxHandlers } from './outbox-handlers';
export { OutboxRelay } from './outbox-relay';
export { OutboxStore } from './outbox-store';
export { Redrive } from './redrive';
export { Outbox, type OutboxOptions } from './outbox.service';
export { OutboxModule } from './outbox.module';
