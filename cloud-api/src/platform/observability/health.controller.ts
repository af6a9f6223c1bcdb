import { Controller, Get, Header, type OnModuleDestroy, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Env } from '../../config';
import { UnitOfWork } from '../../database';
import { Public } from '../access';
import { Problem } from '../http';
import { Metrics } from './metrics';
import { requireCollector } from './metrics-access';

/** Probes for everybody, metrics for the collector. */
@Controller()
export class HealthController implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly metrics: Metrics,
  ) {}

  /** The first thing that happens at the end: the load balancer stops sending while work at hand is finished. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** The process is alive. */
  @Get('/healthz')
  @Public()
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: it is not about to end and its database answers. */
  @Get('/readyz')
  @Public()
  async ready(): Promise<{ status: 'ok' }> {
    if (this.stopping) throw new Problem('server.busy', { detail: '服务正在停止，请稍后再试。' });
    try {
      await this.uow.read((tx) => tx.select('SELECT 1 AS ok'));
    } catch (cause) {
      throw new Problem('server.busy', { detail: '数据库暂时不可用。', cause });
    }
    return { status: 'ok' };
  }

  /** Prometheus text; the token or the place of the caller opens it, not a log-in. */
  @Get('/metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  prometheus(@Req() request: FastifyRequest): Promise<string> {
    requireCollector(request, this.env.metricsToken);
    return this.metrics.registry.metrics();
  }
}
