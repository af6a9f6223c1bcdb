import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalServer } from './local-server';

const PAGE = readFileSync(join(__dirname, 'fake-h5.html'), 'utf8');
const CARD = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 40"><rect width="50" height="40" fill="#b3261e"/>
<text x="25" y="24" fill="#fff" font-size="8" text-anchor="middle">典型案例</text></svg>`;

/** A server of a page that speaks the bridge as the H5 build does: one button a method, answers as text. */
export class FakeH5 {
  sandboxUrl = '';
  templateIds: string[] = [];
  /** What the page hands to wx.requestPayment. */
  payment: object = {};
  private server!: LocalServer;

  static async start(): Promise<FakeH5> {
    const h5 = new FakeH5();
    h5.server = await LocalServer.listen((request, response) => {
      if (request.url === '/card.svg') return response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(CARD);
      const settings = JSON.stringify({ origin: h5.sandboxUrl, templateIds: h5.templateIds, payment: h5.payment });
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE.replace('SETTINGS', settings));
    });
    return h5;
  }

  get url(): string {
    return this.server.origin;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
