import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsFromEnvironment } from '../src/options';
import { SandboxClient } from './support/sandbox-client';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'sandbox-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test('a restart keeps openids, session keys, quotas, messages, tokens and time', async () => {
  const stateFile = join(folder, 'kept', 'state.json');
  const first = await SandboxClient.start({ stateFile });
  await first.control('personas', [{ id: 'guest', name: '何远', phone: '19900000012' }]);
  await first.control('quotas', { persona: 'guest', quota: 2 });
  await first.control('clock', { advanceMs: 3_600_000 });
  await first.phone('guest', 'cards', { groupId: 'party-work', title: '卡片', path: 'pages/a' });
  const token = await first.token();
  const before = (await first.get('/_control/state')).body;
  await first.stop();

  const second = await SandboxClient.start({ stateFile });
  const after = (await second.get('/_control/state')).body;
  for (const part of ['personas', 'groups', 'subscriptions', 'cards', 'clockOffsetMs']) expect(after[part]).toEqual(before[part]);
  expect(await second.token()).toBe(token);
  await second.stop();
});

test('a kept state follows a changed appid and changed template ids', async () => {
  const stateFile = join(folder, 'older.json');
  const first = await SandboxClient.start({ stateFile });
  const before = await first.openid('member');
  await first.control('quotas', { quota: 1 });
  await first.stop();
  const templates = { ranking: 'newRanking', todo: 'newTodo', case: 'newCase' };
  const second = await SandboxClient.start({ stateFile, appid: 'wx00000000000000aa', templates });
  expect(await second.openid('member')).not.toBe(before);
  expect((await second.list('templates')).map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(templates)));
  await second.stop();
});

test('personas come from a file, an unreadable one is named', async () => {
  const personasFile = join(folder, 'personas.json');
  writeFileSync(personasFile, JSON.stringify([{ id: 'a', name: '何远', phone: '19900000012', note: '党小组长' }]));
  const sandbox = await SandboxClient.start({ personasFile });
  expect((await sandbox.list('personas')).map(({ id }) => id)).toEqual(['a']);
  await sandbox.stop();
  await expect(SandboxClient.start({ personasFile: join(folder, 'none.json') })).rejects.toThrow('SANDBOX_PERSONAS');
});

test('payments made before the first start are there, on the phone of who made them, and are read once', async () => {
  const [personasFile, paidFile, stateFile] = ['payers.json', 'paid.json', 'paid-state.json'].map((name) => join(folder, name));
  const openid = 'oDemoPayer000000000000000001';
  writeFileSync(personasFile, JSON.stringify([{ id: 'a', name: '何远', phone: '19900000012', openid }]));
  const paid = { outTradeNo: 'D20261012AAAA', amountFen: 3000, openid, transactionId: '4200001921202610120000000001', paidAt: '2026-10-12T02:00:00.000Z' };
  writeFileSync(paidFile, JSON.stringify([paid]));
  for (let start = 0; start < 2; start++) {
    const sandbox = await SandboxClient.start({ personasFile, paidFile, stateFile });
    expect(await sandbox.list('pay/orders')).toEqual([expect.objectContaining({ outTradeNo: paid.outTradeNo, state: 'SUCCESS', feeFen: 18 })]);
    expect((await sandbox.get('/_phone/a/chats')).body['receipts']).toEqual([expect.objectContaining({ amountFen: 3000, kind: 'payment' })]);
    await sandbox.stop();
    writeFileSync(paidFile, JSON.stringify([paid, { ...paid, outTradeNo: 'D20261012BBBB' }]));
  }
});

test('released pages come from app.json with its packages', async () => {
  const appJson = join(folder, 'app.json');
  writeFileSync(appJson, JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'packages/ranking', pages: ['month/index'] }] }));
  const sandbox = await SandboxClient.start({ appJson });
  expect((await sandbox.get('/_control/state')).body['pages']).toEqual(['pages/home/index', 'packages/ranking/month/index']);
  await sandbox.stop();
});

test('options are refused by the name of their variable', () => {
  expect(() => optionsFromEnvironment({ SANDBOX_PORT: 'x' })).toThrow('SANDBOX_PORT');
  expect(() => optionsFromEnvironment({ WECHAT_PUSH_AES_KEY: 'short' })).toThrow('WECHAT_PUSH_AES_KEY');
});
