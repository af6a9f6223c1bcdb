// The lower bound: fetches the day's two bills, reads their rows into a table, and joins them with payments and books. Prints what it took.
import { randomBytes, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const { createConnection } = createRequire(import.meta.url)('mysql2/promise');
const { DATABASE_URL, WECHAT_PAY_API_BASE, WECHAT_PAY_MCHID, WECHAT_PAY_MERCHANT_SERIAL, WECHAT_PAY_MERCHANT_KEY } = process.env;
const [day, from, to] = process.argv.slice(2);
const ROWS_PER_STATEMENT = 2_000;

async function signedGet(url) {
  const { pathname, search } = new URL(url);
  const [timestamp, nonce] = [Math.floor(Date.now() / 1000), randomBytes(16).toString('hex')];
  const signature = sign('sha256', Buffer.from(`GET\n${pathname}${search}\n${timestamp}\n${nonce}\n\n`), WECHAT_PAY_MERCHANT_KEY.replaceAll('\\n', '\n')).toString('base64');
  const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${WECHAT_PAY_MCHID}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${WECHAT_PAY_MERCHANT_SERIAL}",signature="${signature}"`;
  return fetch(url, { headers: { authorization, accept: 'application/json', 'user-agent': 'bench' } });
}

/** Cells of each row between the head and the summary. */
async function* rowsOf(what) {
  const { download_url: url } = await (await signedGet(`${WECHAT_PAY_API_BASE}/v3/bill/${what}&tar_type=GZIP`)).json();
  const file = await signedGet(url);
  for await (const line of createInterface({ input: Readable.fromWeb(file.body).pipe(createGunzip()) })) {
    if (line.startsWith('`') && line.split(',').length > 10) yield line.slice(1).split(',`');
  }
}

const connection = await createConnection({ uri: DATABASE_URL, charset: 'utf8mb4_bin', timezone: 'Z' });
await connection.query('CREATE TABLE IF NOT EXISTS bare_bill_row (wechatNumber varchar(64) PRIMARY KEY, number varchar(64) NOT NULL, fen int NOT NULL, fundFen int, KEY (number))');
await connection.query('DELETE FROM bare_bill_row');
const began = performance.now();
const funds = new Map();
for await (const cells of rowsOf(`fundflowbill?bill_date=${day}&account_type=BASIC`)) {
  const fen = Math.round(Number(cells[6]) * 100) * (cells[5] === '支出' ? -1 : 1);
  funds.set(cells[1], (funds.get(cells[1]) ?? 0) + fen);
}
let batch = [];
const write = async () => {
  if (batch.length > 0) await connection.query('INSERT INTO bare_bill_row VALUES ?', [batch]);
  batch = [];
};
let rows = 0;
for await (const cells of rowsOf(`tradebill?bill_date=${day}&bill_type=ALL`)) {
  rows++;
  batch.push([cells[5], cells[6], Math.round(Number(cells[24]) * 100), funds.get(cells[5]) ?? null]);
  if (batch.length === ROWS_PER_STATEMENT) await write();
}
await write();
const count = async (sql, params = []) => Number((await connection.query(sql, params))[0][0].n);
const missingHere = await count('SELECT COUNT(*) AS n FROM bare_bill_row b LEFT JOIN payment_order o ON o.number = b.number WHERE o.id IS NULL OR o.transactionId <> b.wechatNumber OR o.amountFen <> b.fen');
const missingThere = await count('SELECT COUNT(*) AS n FROM payment_order o LEFT JOIN bare_bill_row b ON b.number = o.number WHERE o.paidAt >= ? AND o.paidAt < ? AND b.number IS NULL', [new Date(from), new Date(to)]);
const booked = await count("SELECT SUM(l.debitFen) AS n FROM dues_journal j JOIN dues_line l ON l.journalId = j.id WHERE j.occurredOn = ? AND j.kind = 'payment' AND l.account = 'wechat'", [day]);
const ms = performance.now() - began;
await connection.end();
process.stdout.write(`${JSON.stringify({ ms, rows, missingHere, missingThere, booked })}\n`);
