import 'reflect-metadata';
import type { InjectionToken, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { fillPath, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ReplyOf } from '@xianfeng/shared-types';
import request, { type Test as SuperTest } from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module';
import { UnitOfWork } from '../../src/database';
import { PrincipalResolver } from '../../src/platform/access';
import { Clock } from '../../src/platform/clock';
import { OutboxRelay } from '../../src/platform/outbox';
import { prepareFastify, serverAdapter } from '../../src/server';
import { TestClock } from './clock';
import { checkReply } from './contract';
import { createTestDatabase, type TestDatabase } from './database';
import { testEnv } from './env';
import { tokenFor, TestPrincipalResolver, type TestCaller } from './principal';

export interface CallOptions<E> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
}

export interface Reply<T> {
  status: number;
  body: T;
  headers: Record<string, string>;
}

export interface TestAppOptions {
  env?: Record<string, string>;
  /** The product's own log-in in place of test tokens. */
  realAuth?: boolean;
  /** Extra modules, e.g. a controller made for one test. */
  modules?: Type[];
  override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** The whole service on a database of its own. */
export class TestApp {
  private constructor(
    readonly nest: NestFastifyApplication,
    readonly clock: TestClock,
    readonly db: TestDatabase,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<TestApp> {
    const db = await createTestDatabase();
    const env = testEnv(db, options.env);
    const clock = new TestClock();
    let builder = Test.createTestingModule({ imports: [AppModule.forRoot(env), ...(options.modules ?? [])] }).overrideProvider(Clock).useValue(clock);
    if (!options.realAuth) builder = builder.overrideProvider(PrincipalResolver).useClass(TestPrincipalResolver);
    if (options.override) builder = options.override(builder);
    const module = await builder.compile();
    const adapter: FastifyAdapter = serverAdapter(env);
    const nest = module.createNestApplication<NestFastifyApplication>(adapter, { rawBody: true, logger: false });
    await module.get(DataSource).runMigrations();
    await prepareFastify(nest, env);
    await nest.init();
    await nest.getHttpAdapter().getInstance().ready();
    return new TestApp(nest, clock, db);
  }

  get uow(): UnitOfWork {
    return this.nest.get(UnitOfWork);
  }

  get<T>(token: InjectionToken<T>): T {
    return this.nest.get(token);
  }

  /** Raw supertest agent, for uploads, headers and odd requests. */
  http(method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string): SuperTest {
    return request(this.nest.getHttpServer())[method](path);
  }

  /** Calls an endpoint of the contract as somebody, or as nobody with null; through the whole server, without a socket. */
  async call<E extends Endpoint>(caller: TestCaller | string | null, endpoint: E, options: CallOptions<E> = {}): Promise<Reply<ReplyOf<E>>> {
    const response = await this.nest.inject({
      method: endpoint.method,
      url: fillPath(endpoint.path, options.params as Record<string, string>) + queryText(options.query as object | undefined),
      payload: options.body as object | undefined,
      headers: caller ? { authorization: `Bearer ${typeof caller === 'string' ? caller : tokenFor(caller)}` } : {},
    });
    const isJson = /json/.test(String(response.headers['content-type']));
    const body = isJson ? response.json() : {};
    if (isJson) checkReply(endpoint, response.statusCode, body);
    return { status: response.statusCode, body, headers: response.headers as Record<string, string> };
  }

  /** Like call, and fails with the problem's words unless the answer is 200. */
  async ok<E extends Endpoint>(caller: TestCaller | string | null, endpoint: E, options: CallOptions<E> = {}): Promise<ReplyOf<E>> {
    const reply = await this.call(caller, endpoint, options);
    if (reply.status !== 200) throw new Error(`${endpoint.method} ${endpoint.path} → ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** Delivers everything that is due in the outbox, as the relay would. */
  drainOutbox(): Promise<void> {
    return this.get(OutboxRelay).drain();
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await this.db.drop();
  }
}

/** As a client writes it: lists repeat their name, what is not given is left out. */
function queryText(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = given.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}
