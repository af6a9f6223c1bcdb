import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Problem } from '../http/problem';
import { currentContext } from '../http/request-context';
import { IdempotencyStore } from './idempotency.store';

const HEADER = 'idempotency-key';

/**
 * A POST repeated with the same Idempotency-Key gets the first answer again: a lost reply on a bad network creates nothing twice.
 * Every POST of the contract has it, see Route.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly store: IdempotencyStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers[HEADER];
    const memberId = currentContext()?.principal?.memberId;
    const multipart = request.headers['content-type']?.startsWith('multipart/');
    if (typeof key !== 'string' || !memberId || multipart) return next.handle();
    return from(this.once(this.store.keyOf(memberId, request.url, key), JSON.stringify(request.body ?? null), next));
  }

  private async once(id: string, body: string, next: CallHandler): Promise<unknown> {
    const attempt = await this.store.begin(id, body);
    if (attempt.kind === 'repeat') return JSON.parse(attempt.reply);
    if (attempt.kind === 'running') throw new Problem('conflict.state', { detail: '上一次提交仍在处理，请稍候。' });
    if (attempt.kind === 'different') throw new Problem('request.invalid', { detail: '同一提交编号对应了不同的内容，请刷新后重试。' });
    let reply: unknown;
    try {
      reply = await lastValueFrom(next.handle(), { defaultValue: null });
    } catch (error) {
      await this.store.forget(id);
      throw error;
    }
    await this.store.finish(id, reply);
    return reply;
  }
}
