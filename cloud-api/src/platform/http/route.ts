import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, UseInterceptors } from '@nestjs/common';
import type { Endpoint, ReplyOf } from '@xianfeng/shared-types';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';

const METHODS = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;

type Handler<Reply> = (...args: never[]) => Promise<Reply> | Reply;

/**
 * Binds a handler to an endpoint of the contract; a reply of another shape is a compile error. An interceptor costs a small GET a
 * tenth of its time, so only POST has it.
 */
export function Route<E extends Endpoint>(endpoint: E) {
  const repeatable = endpoint.method === 'POST' ? [UseInterceptors(IdempotencyInterceptor)] : [];
  const decorate = applyDecorators(METHODS[endpoint.method](endpoint.path), HttpCode(200), ...repeatable);
  return <H extends Handler<ReplyOf<E>>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    decorate(target, key, descriptor);
  };
}
