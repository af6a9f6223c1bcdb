import { Body, Controller, Module } from '@nestjs/common';
import { endpoint } from '@xianfeng/shared-types';
import { randomUUID } from 'node:crypto';
import { Authenticated } from '../../src/platform/access';
import { Problem, Route } from '../../src/platform/http';
import { IdempotencyKey } from '../../src/platform/idempotency/idempotency-key.entity';
import { TestApp, tokenFor } from '../harness';

let made = 0;

const makeApi = {
  make: endpoint<{ body: { n: number }; reply: { number: number } }>('POST', '/api/test/make'),
  reveal: endpoint<{ reply: { phone: string } }>('POST', '/api/test/reveal'),
};

@Controller()
class MakeController {
  @Route(makeApi.make)
  @Authenticated()
  async make(@Body() body: { n: number }) {
    if (body.n < 0) throw new Problem('conflict.state');
    return { number: ++made };
  }

  @Route(makeApi.reveal)
  @Authenticated()
  async reveal() {
    return { phone: '13900001234' };
  }
}

@Module({ controllers: [MakeController] })
class MakeModule {}

describe('Idempotency-Key', () => {
  let t: TestApp;
  const caller = tokenFor({ memberId: 'M1', orgId: 'O1', orgPath: '/O1/', assignments: [] });
  const other = tokenFor({ memberId: 'M2', orgId: 'O1', orgPath: '/O1/', assignments: [] });

  beforeAll(async () => {
    t = await TestApp.start({ modules: [MakeModule] });
  });
  afterAll(() => t.stop());

  const post = (key: string, n: number, token = caller) =>
    t.http('post', '/api/test/make').set('authorization', `Bearer ${token}`).set('idempotency-key', key).send({ n });

  it('answers a repeat with the first reply and makes nothing twice', async () => {
    const key = randomUUID();
    const first = await post(key, 1);
    const again = await post(key, 1);
    expect(again.body).toEqual(first.body);
    expect((await post(randomUUID(), 1)).body.number).toBe(first.body.number + 1);
  });

  it('keeps replies encrypted: personal data that was shown is not in clear in the table', async () => {
    const key = randomUUID();
    const reveal = () => t.http('post', '/api/test/reveal').set('authorization', `Bearer ${caller}`).set('idempotency-key', key).send({});
    expect((await reveal()).body).toEqual({ phone: '13900001234' });
    const stored = await t.uow.read((tx) => tx.repo(IdempotencyKey).find());
    expect(stored.every((row) => row.reply?.startsWith('v1.'))).toBe(true);
    expect(JSON.stringify(stored)).not.toContain('13900001234');
    expect((await reveal()).body).toEqual({ phone: '13900001234' });
  });

  it('makes one of five simultaneous repeats', async () => {
    const before = made;
    const key = randomUUID();
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => post(key, 1)));
    expect(made).toBe(before + 1);
    for (const reply of replies) expect([200, 409]).toContain(reply.status);
  });

  it('keeps callers apart, refuses another body under the same key, and lets a failed one be tried again', async () => {
    const key = randomUUID();
    const mine = await post(key, 1);
    expect((await post(key, 1, other)).body.number).not.toBe(mine.body.number);
    expect((await post(key, 2)).status).toBe(422);
    const failing = randomUUID();
    expect((await post(failing, -1)).status).toBe(409);
    expect((await post(failing, -1)).body.code).toBe('conflict.state');
  });
});
