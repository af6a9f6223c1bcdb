import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../jobs';
import { IdempotencyStore } from './idempotency.store';

@Global()
@Module({ providers: [IdempotencyStore], exports: [IdempotencyStore] })
export class IdempotencyModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly store: IdempotencyStore,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('idempotency.sweep', 3, 20, () => this.store.sweep());
  }
}
