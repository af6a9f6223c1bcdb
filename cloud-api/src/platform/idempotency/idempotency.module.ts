import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Schedules } from '../jobs';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyStore } from './idempotency.store';

@Module({ providers: [IdempotencyStore, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }] })
export class IdempotencyModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly store: IdempotencyStore,
  ) {}

  onModuleInit(): void {
    this.schedules.daily('idempotency.sweep', 3, 20, () => this.store.sweep());
  }
}
