// The lower bound: verifies the signature, decrypts, inserts one row, answers.
import { createDecipheriv, createPublicKey, createVerify } from 'node:crypto';
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';

const CONNECTIONS = 20;
const TAG_BYTES = 16;
const { DATABASE_URL, PORT, WECHAT_PAY_API_V3_KEY, WECHAT_PAY_PUBLIC_KEY } = process.env;

const key = createPublicKey(WECHAT_PAY_PUBLIC_KEY.replaceAll('\\n', '\n'));
const pool = createPool({ uri: DATABASE_URL, connectionLimit: CONNECTIONS, charset: 'utf8mb4_bin', timezone: 'Z' });
await pool.query('CREATE TABLE bare_notice (id varchar(64) PRIMARY KEY, number varchar(64) NOT NULL, content longtext NOT NULL, receivedAt datetime(3) NOT NULL)');

function decrypt({ ciphertext, nonce, associated_data: aad }) {
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(WECHAT_PAY_API_V3_KEY), Buffer.from(nonce)).setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString();
}

createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end();
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const { headers } = request;
  const signed = createVerify('RSA-SHA256').update(`${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`);
  if (!signed.verify(key, headers['wechatpay-signature'], 'base64')) return response.writeHead(403, { 'content-length': 0 }).end();
  const { id, resource } = JSON.parse(body);
  const plain = decrypt(resource);
  await pool.query('INSERT INTO bare_notice VALUES (?, ?, ?, ?)', [id, JSON.parse(plain).out_trade_no, plain, new Date()]);
  const reply = '{"code":"SUCCESS","message":"成功"}';
  return response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply) }).end(reply);
}).listen(Number(PORT), '127.0.0.1');
