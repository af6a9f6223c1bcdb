import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { OutboxStore } from '../outbox';

/** Prometheus metrics of this process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });

  constructor(outbox: OutboxStore) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'outbox_messages',
      help: 'Outbox messages by state',
      labelNames: ['state'] as const,
      registers: [this.registry],
      async collect() {
        const counts = await outbox.counts();
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }
}
