import { Body, Controller, Module } from '@nestjs/common';
import { endpoint } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../src/database';
import { Authenticated } from '../../src/platform/access';
import { Route } from '../../src/platform/http';
import { TestApp, tokenFor } from '../harness';

const failApi = endpoint<{ body: object; reply: object }>('POST', '/api/test/fail');
const SQL = 'INSERT INTO nowhere (name, phone) VALUES (?, ?)';

@Controller()
class FailController {
  constructor(private readonly uow: UnitOfWork) {}

  @Route(failApi)
  @Authenticated()
  async fail(@Body() _body: object) {
    await this.uow.run((tx) => tx.execute(SQL, ['钱学明', '13900001234']));
    return {};
  }
}

@Module({ controllers: [FailController] })
class FailModule {}

describe('the log of a request that failed', () => {
  let t: TestApp;
  const lines: string[] = [];
  beforeAll(async () => {
    t = await TestApp.start({ modules: [FailModule], env: { LOG_LEVEL: 'info' } });
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await t.stop();
  });

  it('tells which statement failed, and of nobody whose data it carried', async () => {
    const caller = tokenFor({ memberId: 'M1', orgId: 'O1', orgPath: '/O1/', assignments: [] });
    const reply = await t.http('post', '/api/test/fail').set('authorization', `Bearer ${caller}`).send({});
    expect(reply.status).toBe(500);
    const log = lines.join('');
    expect(log).toContain(SQL);
    expect(log).toContain('QueryFailedError');
    expect(log).toContain(reply.body.instance);
    expect(log).not.toMatch(/钱学明|13900001234/);
  });
});
