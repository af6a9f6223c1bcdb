import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Logger } from '@nestjs/common';
import { Formatter } from 'wechatpay-axios-plugin';
import { PayPeer, type PayAnswerGiven, type PayCallSeen } from '../../../../test/support/pay-peer';
import { makePayKeys, payVariables, sampleTradeBill } from '../../../../test/support/pay-keys';
import { EnvReader } from '../../../config/env-reader';
import { readWechatPay } from '../../../config/wechat-pay-env';
import { Clock } from '../../clock';
import { wechatPayClient } from '../wechat-pay.factory';
import { readBill } from './read-bill';
import { TRADE_BILL } from './trade-bill';
import { fenOf } from './yuan';

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
const sample = sampleTradeBill();
const HEAD = sample.toString().split('\r\n')[0];
const FIRST = sample.toString().split('\r\n')[1];
const SUMMARY = sample.toString().split('\r\n').at(-3)!;

/** As WeChat sends it, in pieces of a size. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const billOf = (lines: string[], count = lines.length) => Buffer.from([HEAD, ...lines, SUMMARY, `\`${count}.0,\`0.00`, ''].join('\r\n'));
const readTrades = (bytes: Buffer, size = 4096) => readBill(pieces(bytes, size), TRADE_BILL);

describe('amounts', () => {
  it.each([['0.00', 0], ['0.01', 1], ['12.34', 1234], ['12.3', 1230], ['12', 1200], ['-0.60', -60], ['0.00400', 0], ['0.00500', 1], ['-0.01500', -2], ['1.99999', 200], ['90071992547409.91', 9007199254740991]])(
    '%s yuan are %d fen', (yuan, fen) => expect(fenOf(yuan)).toBe(fen));

  it.each(['', '1,000.00', '1e3', '.5', '￥1', '90071992547409.92'])('%p is none', (yuan) => expect(() => fenOf(yuan)).toThrow('不是金额'));
});

describe('the published trade bill', () => {
  it.each([[1 << 20, sample], [7, sample], [2, sample], [1 << 20, gzipSync(sample)], [5, gzipSync(sample)]])('is read in pieces of %d bytes', async (size, bytes) => {
    const { rows, sha1: hash } = await readTrades(bytes, size);
    expect(hash).toBe('9bb6cd819be348f17a9cbcedddc8eb62fefbd790');
    expect(rows).toHaveLength(45);
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    expect([sum((r) => r.settledFen), sum((r) => r.orderFen), sum((r) => r.refundFen)]).toEqual([47, 47, 14]);
    expect(rows[0]).toEqual({
      at: new Date('2019-02-18T21:01:46Z'), transactionId: '4200000263201902167700134212', outTradeNo: 'autotest_20190216081946_82335', openid: 'oHkLxtx0vUqe-18p_AXTZ1innxkCY',
      state: 'REFUND', orderFen: 0, settledFen: 0, refundId: '50000709672019011908420787722', outRefundNo: 'REF4200000263201902167700963919', refundFen: 1, refundState: 'SUCCESS',
      feeFen: 0, feeRate: '39.00%',
    });
    expect(rows[2]).toMatchObject({ state: 'SUCCESS', orderFen: 3, refundId: null, outRefundNo: null, refundState: null, feeFen: 1 });
  });

  it('says the same as a second implementation', async () => {
    const { rows } = await readTrades(sample);
    const other = (Formatter.castCsvBill(sample) as { rows: Record<string, string>[] }).rows;
    expect(rows.map((r) => [r.transactionId, r.outTradeNo, r.state])).toEqual(other.map((r) => [r.微信订单号, r.商户订单号, r.交易状态]));
  });
});

describe('a trade bill', () => {
  it('may have commas in names, other columns and another order', async () => {
    const moved = [HEAD.split(',').reverse().concat('新列').join(','), FIRST.slice(1).split(',`').reverse().concat('x').map((cell) => `\`${cell}`).join(',')];
    const lines = [FIRST.replace('`系统', '`党费,三个月, 系统')];
    expect((await readTrades(billOf(lines))).rows).toEqual((await readTrades(billOf([FIRST]))).rows);
    expect((await readTrades(Buffer.from([...moved, SUMMARY, '`1.0'].join('\r\n')))).rows).toEqual((await readTrades(billOf([FIRST]))).rows);
  });

  it.each<[string, Buffer]>([
    ['缺少合计', Buffer.from(`${HEAD}\r\n${FIRST}\r\n`)],
    ['账单合计 2.0 笔，实有 1 笔', billOf([FIRST], 2)],
    ['列数不对', billOf([FIRST.slice(0, -2)])],
    ['无法识别的行', billOf([FIRST, 'stray'])],
    ['账单缺少列：手续费', Buffer.from(HEAD.replace('手续费', '其他'))],
    ['未知的交易状态', billOf([FIRST.replace('REFUND', 'LENT')])],
    ['不是时间', billOf([FIRST.replace('2019-02-19', '昨天')])],
    ['不是金额', billOf([FIRST.replaceAll('`0.01', '`一分')])],
  ])('is refused: %s', async (words, bytes) => {
    await expect(readTrades(bytes)).rejects.toThrow(words);
  });

  it('of 100,000 rows is read as a stream', async () => {
    const { rows } = await readTrades(gzipSync(billOf(Array(100_000).fill(FIRST))), 65_536);
    expect(rows).toHaveLength(100_000);
  });
});

describe('fetching a bill', () => {
  const keys = makePayKeys();
  const APPLY = '/v3/bill/tradebill';
  const FILE = '/v3/billdownload/file';
  let fake: PayPeer;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    fake = await new PayPeer(keys).start();
  });
  afterEach(() => fake.stop());

  function client(variables: Record<string, string> = {}, timeoutMs = 5_000) {
    const env = readWechatPay(new EnvReader({ ...payVariables(keys, fake.url, 'pubkey'), ...variables }), 'https://dj.example.com')!;
    return wechatPayClient('wx1', env, { active: false }, new Clock(), { timeoutMs, repeatDelaysMs: [0, 0] });
  }
  const applied = (token = 'a', hash = sha1(sample), base = fake.url): PayAnswerGiven => ({ json: { hash_type: 'SHA1', hash_value: hash, download_url: `${base}${FILE}?token=${token}` } });
  const file = (bytes: Buffer): PayAnswerGiven => ({ bytes, signed: 'no' });
  const fetched = () => fake.calls.filter(({ target }) => target.startsWith(FILE)).map(({ target }) => target);

  it.each([['packed', gzipSync(sample)], ['plain', sample]])('%s, unsigned, by its hash', async (_, bytes) => {
    fake.on(APPLY, applied()).on(FILE, file(bytes));
    expect(await client().tradeBill('2019-02-19')).toMatchObject({ kind: 'rows', rows: { length: 45 }, sha1: '9bb6cd819be348f17a9cbcedddc8eb62fefbd790' });
    expect(fake.calls[0].target).toBe(`${APPLY}?bill_date=2019-02-19&bill_type=ALL&tar_type=GZIP`);
  });

  it('is waited for longer than calls that a person waits for', async () => {
    fake.on(APPLY, { ...applied(), afterMs: 100 }).on(FILE, file(sample));
    expect(await client({}, 50).tradeBill('2019-02-19')).toMatchObject({ kind: 'rows' });
  });

  it('applies again when the address has expired or the file is damaged', async () => {
    const expires = (call: PayCallSeen): PayAnswerGiven => (call.target.endsWith('=c') ? file(gzipSync(sample)) : call.target.endsWith('=b') ? file(gzipSync(sample).subarray(0, 500)) : { status: 400, json: { code: 'INVALID_REQUEST' } });
    fake.on(APPLY, applied('a'), applied('b'), applied('c')).on(FILE, expires);
    expect(await client().tradeBill('2019-02-19')).toMatchObject({ kind: 'rows' });
    expect(fetched()).toEqual([`${FILE}?token=a`, `${FILE}?token=b`, `${FILE}?token=c`]);
  });

  it('gives up on a wrong hash', async () => {
    fake.on(APPLY, applied('a', '0'.repeat(40))).on(FILE, file(sample));
    expect(await client().tradeBill('2019-02-19')).toEqual({ kind: 'failed', reason: '账单内容与微信给出的校验值不符。' });
  });

  it('is not there when the answer names no file', async () => {
    fake.on(APPLY, { json: { hash_type: 'SHA1', hash_value: sha1(sample) } });
    expect(await client().tradeBill('2019-02-19')).toEqual({ kind: 'failed', reason: '微信支付的应答里没有账单的下载地址或校验值。' });
  });

  it('never leaves the configured hosts', async () => {
    const elsewhere = await new PayPeer(keys).start();
    const metadata = 'http://169.254.169.254';
    for (const base of [elsewhere.url, metadata, fake.url.replace('http', 'https'), fake.url.replace('127.0.0.1', 'localhost'), `${fake.url}@example.com`]) {
      fake.on(APPLY, applied('a', sha1(sample), base));
      expect(await client().tradeBill('2019-02-19')).toMatchObject({ kind: 'failed', reason: expect.stringContaining('WECHAT_PAY_BILL_HOSTS') });
    }
    expect(elsewhere.calls).toEqual([]);
    elsewhere.on(FILE, file(sample));
    fake.on(APPLY, applied('a', sha1(sample), elsewhere.url));
    expect(await client({ WECHAT_PAY_BILL_HOSTS: `other, ${new URL(elsewhere.url).host}` }).tradeBill('2019-02-19')).toMatchObject({ kind: 'rows' });
    await elsewhere.stop();
  });

  it.each<[PayAnswerGiven, object]>([
    [{ status: 400, json: { code: 'NO_STATEMENT_EXIST', message: '' } }, { kind: 'empty' }],
    [{ status: 404, json: { code: 'NO_STATEMENT_EXIST', message: '' } }, { kind: 'empty' }],
    [{ status: 400, json: { code: 'STATEMENT_CREATING', message: '' } }, { kind: 'creating' }],
    [{ status: 403, json: { code: 'NO_AUTH', message: '' } }, { kind: 'failed', reason: '微信支付拒绝提供账单（NOAUTH）。' }],
    [{ status: 500 }, { kind: 'failed', reason: '微信支付没有给出可信的应答，请稍后再取。' }],
  ])('reads %j', async (answer, result) => {
    fake.on(APPLY, answer);
    expect(await client().tradeBill('2019-02-19')).toEqual(result);
  });

  it('reads the fund flow', async () => {
    const bytes = Buffer.from([
      '\uFEFF记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号',
      '`2026-11-20 10:00:00,`4200001,`1000001,`交易,`交易,`收入,`12.34,`1012.34,`1900000109API,`结算总金额 12.34 元,含手续费,`D1',
      '`2026-11-20 10:00:00,`4200001,`1000002,`交易,`扣除交易手续费,`支出,`0.07,`1012.27,`1900000109API,`,`D1',
      '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额', '`2.0,`1.0,`12.34,`1.0,`0.07', '',
    ].join('\r\n'));
    fake.on('/v3/bill/fundflowbill', applied('a', sha1(bytes))).on(FILE, file(gzipSync(bytes)));
    expect(await client().fundFlowBill('2026-11-20')).toMatchObject({
      kind: 'rows',
      rows: [
        {
          at: new Date('2026-11-20T02:00:00Z'), businessId: '4200001', flowId: '1000001', business: '交易', businessType: '交易', direction: 'in', amountFen: 1234, balanceFen: 101234,
          note: '结算总金额 12.34 元,含手续费', voucher: 'D1',
        },
        { direction: 'out', amountFen: 7, balanceFen: 101227 },
      ],
    });
    expect(fake.calls[0].target).toBe('/v3/bill/fundflowbill?bill_date=2026-11-20&account_type=BASIC&tar_type=GZIP');
  });
});
