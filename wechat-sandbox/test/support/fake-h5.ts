import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const PAGE = readFileSync(join(__dirname, 'fake-h5.html'), 'utf8');
const CARD = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 40"><rect width="50" height="40" fill="#b3261e"/>
<text x="25" y="24" fill="#fff" font-size="8" text-anchor="middle">典型案例</text></svg>`;

/** A server of a page that speaks the bridge as the H5 build does: one button a method, answers as text. */
export class FakeH5 {
  sandboxUrl = '';
  templateIds: string[] = [];
  /** What the page hands to wx.requestPayment. */
  payment: object = {};
  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeH5> {
    const server = createServer();
    const h5 = new FakeH5(server);
    server.on('request', (request, response) => {
      if (request.url === '/card.svg') return response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(CARD);
      const settings = JSON.stringify({ origin: h5.sandboxUrl, templateIds: h5.templateIds, payment: h5.payment });
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE.replace('SETTINGS', settings));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return h5;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
