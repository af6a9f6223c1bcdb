import { Global, Module } from '@nestjs/common';
import { Env } from '../../config';
import { OutboxDelivery } from './delivery';
import { Dispatcher, InProcessDispatcher } from './dispatcher';
import { JobQueries } from './job-queries';
import { JobsController } from './jobs.controller';
import { OutboxHandlers } from './outbox-handlers';
import { OutboxRelay } from './outbox-relay';
import { OutboxStore } from './outbox-store';
import { OutboxSweep } from './outbox-sweep';
import { Outbox } from './outbox.service';
import { Redrive } from './redrive';

const dispatcher = {
  provide: Dispatcher,
  inject: [Env, OutboxDelivery],
  useFactory: async (env: Env, delivery: OutboxDelivery): Promise<Dispatcher> => {
    if (!env.redisUrl || !env.runJobs) return new InProcessDispatcher(delivery);
    // Loaded where there is a Redis: the service starts sooner without.
    const { BullDispatcher } = await import('./bull-dispatcher.js');
    return new BullDispatcher(env.redisUrl, delivery);
  },
};

@Global()
@Module({
  controllers: [JobsController],
  providers: [JobQueries, Redrive, Outbox, OutboxHandlers, OutboxStore, OutboxDelivery, OutboxRelay, OutboxSweep, dispatcher],
  exports: [Outbox, OutboxHandlers, OutboxStore, OutboxRelay],
})
export class OutboxModule {}
