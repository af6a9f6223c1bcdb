// The lower bound: node:http and mysql2 alone. Each request runs the statements that the product ran for it and sends the bytes it sent.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createPool } from 'mysql2/promise';

const CONNECTIONS = 20;
const { BENCH_RECORDING, DATABASE_URL, PORT } = process.env;

const known = new Map(
  JSON.parse(readFileSync(BENCH_RECORDING, 'utf8')).map(({ path, token, statements, body }) => [
    `${path} Bearer ${token}`,
    { statements, body: Buffer.from(body) },
  ]),
);
const pool = createPool({ uri: DATABASE_URL, connectionLimit: CONNECTIONS, charset: 'utf8mb4_bin', timezone: 'Z', supportBigNumbers: true, dateStrings: ['DATE'] });

createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end();
  const { statements, body } = known.get(`${request.url} ${request.headers.authorization}`);
  for (const sql of statements) await pool.query(sql);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  return response.end(body);
}).listen(Number(PORT), '127.0.0.1');
