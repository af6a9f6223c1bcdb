import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { devApi } from '@xianfeng/shared-types';
import { TestApp } from '../harness';
import { ServiceProcess } from './service-process';

/** The built service on a real port: a request whose body is still coming in when the order to stop arrives. */
describe('a service that is told to stop', () => {
  let t: TestApp;
  let service: ServiceProcess;
  let port: number;

  beforeAll(async () => {
    t = await TestApp.start();
    port = await freePort();
    service = new ServiceProcess(t.db, { PORT: String(port) });
  }, 60_000);
  afterAll(async () => {
    await service.dispose();
    await t.stop();
  });

  /** The status, or null when nobody takes the connection. */
  const statusOf = async (path: string): Promise<number | null> => {
    try {
      return (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } })).status;
    } catch {
      return null;
    }
  };

  it('answers the request under way with 200, takes no new one and ends', async () => {
    await service.start(0);
    await service.until(async () => (await statusOf('/readyz')) === 200);

    const body = JSON.stringify({ date: '2027-01-04' });
    const underWay = post(port, devApi.advanceClock.path, body.length);
    underWay.flushHeaders();
    await once(underWay, 'continue');

    const ended = service.stop();
    await service.until(async () => (await statusOf('/readyz')) !== 200);
    const answered = once(underWay, 'response') as Promise<[IncomingMessage]>;
    underWay.end(body);
    const [reply] = await answered;
    expect(reply.statusCode).toBe(200);
    expect(await textOf(reply)).toContain('"today":"2027-01-04"');
    await ended;
    expect(await statusOf('/healthz')).toBeNull();
  }, 60_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The server says 100 Continue once it has taken the request on; the body is sent when the test is ready. */
function post(port: number, path: string, length: number): ClientRequest {
  const headers = { 'content-type': 'application/json', 'content-length': length, expect: '100-continue' };
  return request({ port, path, method: 'POST', host: '127.0.0.1', headers });
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
}
