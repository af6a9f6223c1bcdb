import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import type { Endpoint, ReplyOf } from '@xianfeng/shared-types';

const METHODS = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;

type Handler<Reply> = (...args: never[]) => Promise<Reply> | Reply;

/** Binds a handler to an endpoint of the contract; a reply of another shape is a compile error. */
export function Route<E extends Endpoint>(endpoint: E) {
  const decorate = applyDecorators(METHODS[endpoint.method](endpoint.path), HttpCode(200));
  return <H extends Handler<ReplyOf<E>>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    decorate(target, key, descriptor);
  };
}
