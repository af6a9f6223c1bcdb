import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Clock } from '../clock';

/** Replies are dated by the clock that development moves forward: clients take the business day from there. */
@Injectable()
export class DevDate implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addHook('onRequest', (_request, reply, done) => {
      reply.header('Date', this.clock.now().toUTCString());
      done();
    });
  }
}
