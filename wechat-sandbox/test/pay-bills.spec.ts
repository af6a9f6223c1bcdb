import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beijingDate } from '../src/pay/beijing-time';
import { beforeEachAtPayDesk, type Merchant } from './support/merchant';
import type { SandboxClient } from './support/sandbox-client';

const SAMPLE = readFileSync(join(__dirname, 'vectors', 'tradebill-ALL.sample.csv'), 'utf8');
const HOUR = 3_600_000;

let sandbox: SandboxClient;
let merchant: Merchant;
beforeEachAtPayDesk((...desk) => ([sandbox, merchant] = desk));

const now = () => sandbox.running.sandbox.clock.now();
/** Moves the clock to 10:00 of the next Beijing day; answers the day before it. */
async function nextMorning(hour = 10): Promise<string> {
  const date = beijingDate(now());
  const target = Date.parse(`${date}T00:00:00+08:00`) + (24 + hour) * HOUR;
  await sandbox.control('clock', { advanceMs: target - now() });
  return date;
}

const apply = (path: string) => merchant.call('GET', `/v3/bill/${path}`);
async function fetched(path: string): Promise<string> {
  const { body } = await apply(path);
  const url = new URL(body['download_url']);
  const answer = await merchant.call('GET', url.pathname + url.search);
  expect([answer.status, answer.headers.get('wechatpay-signature')]).toEqual([200, null]);
  const bytes = path.includes('GZIP') ? gunzipSync(answer.bytes) : answer.bytes;
  expect(createHash('sha1').update(bytes).digest('hex')).toBe(body['hash_value']);
  return bytes.toString();
}

/** Rows as records by head, and the row of sums. */
function read(text: string) {
  const lines = text.replace('\uFEFF', '').split('\r\n').slice(0, -1);
  const cells = (line: string) => line.slice(1).split(',`');
  const head = lines[0]!.split(',');
  return { head, rows: lines.slice(1, -2).map((line) => Object.fromEntries(cells(line).map((cell, index) => [head[index]!, cell]))), sumsHead: lines.at(-2)!, sums: cells(lines.at(-1)!) };
}

test('bill ALL: heads and text as in the published sample, rows of payments and refunds', async () => {
  await merchant.paid('ORDER0001', { description: '党费,11月`\n补缴', attach: 'x' });
  await merchant.create('ORDER0002');
  await merchant.refund('ORDER0001', 'R1', 1000);
  await sandbox.control('pay/refunds/R1/settle');
  const date = await nextMorning();
  const text = await fetched(`tradebill?bill_date=${date}`);
  const sample = read(SAMPLE);
  const { head, rows, sums, sumsHead } = read(text);
  expect([text.startsWith('\uFEFF'), text.endsWith('\r\n'), head, sumsHead]).toEqual([true, true, sample.head, sample.sumsHead]);
  expect(rows).toHaveLength(2);
  const [payment, refund] = rows as [Record<string, string>, Record<string, string>];
  expect(payment).toMatchObject({ 商户订单号: 'ORDER0001', 交易状态: 'SUCCESS', 商品名称: '党费,11月 补缴', 应结订单金额: '30.00', 手续费: '0.18000', 费率: '0.60%', 订单金额: '30.00', 微信退款单号: '0', 退款状态: '' });
  expect(refund).toMatchObject({ 商户订单号: 'ORDER0001', 交易状态: 'REFUND', 商户退款单号: 'R1', 退款金额: '10.00', 申请退款金额: '10.00', 退款类型: 'ORIGINAL', 退款状态: 'SUCCESS', 手续费: '-0.06000', 订单金额: '0.00' });
  expect(sums).toEqual(['2.0', '30.0', '10.0', '0.0', '0.12', '30.0', '10.0']);
  const shape = (cell: string | undefined) => cell!.replace(/\d+/g, '9');
  const written = ['交易时间', '特约商户号', '应结订单金额', '代金券金额', '退款金额', '手续费', '费率', '订单金额', '申请退款金额'];
  for (const name of written) expect([name, sample.rows.map((row) => shape(row[name]))]).toEqual([name, expect.arrayContaining([shape(payment[name])])]);
});

test('bills SUCCESS and REFUND have columns of their own; gzip holds the same bytes', async () => {
  await merchant.paid('ORDER0001');
  const date = await nextMorning();
  expect(read(await fetched(`tradebill?bill_date=${date}&bill_type=SUCCESS`)).head).not.toContain('微信退款单号');
  expect((await apply(`tradebill?bill_date=${date}&bill_type=REFUND`)).body['code']).toBe('NO_STATEMENT_EXIST');
  expect(await fetched(`tradebill?bill_date=${date}&tar_type=GZIP`)).toBe(await fetched(`tradebill?bill_date=${date}`));
  await merchant.refund('ORDER0001', 'R1', 1000);
  await sandbox.control('pay/refunds/R1/settle');
  const next = await nextMorning();
  const { head, rows } = read(await fetched(`tradebill?bill_date=${next}&bill_type=REFUND`));
  expect([head.slice(0, 3), rows.length]).toEqual([['交易时间', '退款申请时间', '退款成功时间'], 1]);
});

const brief = (text: string) => read(text).rows.map((row) => [row['业务名称'], row['收支类型'], row['收支金额(元)'], row['账户结余(元)']]);

test('fund flow: payment, fee and refund with the balance running on over the days', async () => {
  await merchant.paid('ORDER0001');
  const first = await nextMorning();
  await merchant.refund('ORDER0001', 'R1', 3000);
  await sandbox.control('pay/refunds/R1/settle');
  const second = await nextMorning();
  expect(brief(await fetched(`fundflowbill?bill_date=${first}`))).toEqual([['交易', '收入', '30.00', '30.00'], ['扣除交易手续费', '支出', '0.18', '29.82']]);
  const text = await fetched(`fundflowbill?bill_date=${second}&account_type=BASIC`);
  expect(brief(text)).toEqual([['退款', '支出', '29.82', '0.00']]);
  expect(read(text).rows[0]).toMatchObject({ 备注: '退款总金额30.00元;含手续费0.18元', 业务凭证号: 'R1' });
  expect(read(text).sums).toEqual(['1.0', '0.0', '0.0', '1.0', '29.82']);
  expect((await apply(`fundflowbill?bill_date=${second}&account_type=FEES`)).body['code']).toBe('NO_STATEMENT_EXIST');
});

test('a withdrawal is a row of the fund-flow bill and runs through the balance', async () => {
  await merchant.paid('ORDER0001');
  await sandbox.control('pay/withdrawals', { fen: 2000 });
  const date = await nextMorning();
  expect(brief(await fetched(`fundflowbill?bill_date=${date}`)).at(-1)).toEqual(['提现', '支出', '20.00', '9.82']);
  expect((await apply(`fundflowbill?bill_date=${await nextMorning()}`)).body['code']).toBe('NO_STATEMENT_EXIST');
});

test('a bill is ready at ten the next day; days without money have none; links run out', async () => {
  await merchant.paid('ORDER0001');
  const today = beijingDate(now());
  expect((await apply(`tradebill?bill_date=${today}`)).body['code']).toBe('PARAM_ERROR');
  const date = await nextMorning(9);
  expect((await apply(`tradebill?bill_date=${date}`)).body['code']).toBe('STATEMENT_CREATING');
  await sandbox.control('clock', { advanceMs: HOUR });
  const { body } = await apply(`tradebill?bill_date=${date}`);
  expect((await apply('tradebill?bill_date=2026-02-30')).body['code']).toBe('PARAM_ERROR');
  expect((await apply('tradebill?bill_date=2020-01-01')).body['code']).toBe('NO_STATEMENT_EXIST');
  const url = new URL(body['download_url']);
  expect((await fetch(url, { headers: { accept: '*/*' } })).status).toBe(401);
  await sandbox.control('clock', { advanceMs: 5 * 60_000 });
  expect((await merchant.call('GET', url.pathname + url.search)).status).toBe(403);
});

test('planted differences: a row missing, an amount changed, a row of somebody else', async () => {
  for (const number of [1, 2, 3]) await merchant.paid(`ORDER000${number}`);
  const date = await nextMorning();
  await sandbox.control('pay/bill-faults', { date, drop: ['ORDER0001'], change: ['ORDER0002'], foreign: 1 });
  const { rows } = read(await fetched(`tradebill?bill_date=${date}`));
  expect(rows.map((row) => [row['商户订单号'], row['订单金额']])).toEqual([['ORDER0002', '30.01'], ['ORDER0003', '30.00'], ['FOREIGN000001', '1.00']]);
});

test('a bill of 100,000 rows leaves room for other calls', async () => {
  const openid = await sandbox.openid('member');
  const paidAt = new Date(now()).toISOString();
  for (let part = 0; part < 10; part += 1) {
    const inputs = Array.from({ length: 10_000 }, (_, index) => {
      const number = String(part * 10_000 + index).padStart(8, '0');
      return { outTradeNo: `MANY${number}`, transactionId: `42000000000000000000${number}`, amountFen: 1000, openid, paidAt };
    });
    await sandbox.control('pay/import', inputs);
  }
  const date = await nextMorning();
  let longest = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const text = await fetched(`tradebill?bill_date=${date}&tar_type=GZIP`);
  clearInterval(ticking);
  expect(text.split('\r\n')).toHaveLength(100_000 + 4);
  expect(longest).toBeLessThan(1_500);
});
