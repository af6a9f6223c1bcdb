import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: any;
}

/** JSON (served as text/plain, as WeChat does), bytes, a bare status, or no answer at all. */
export type FakeAnswer = object | Buffer | { status: number } | 'hang';
type Handler = (request: FakeRequest) => FakeAnswer;

/** A server that a test scripts path by path and asks afterwards what it was sent. */
export class FakeHttp {
  readonly requests: FakeRequest[] = [];
  private readonly handlers = new Map<string, Handler>();
  private server: Server;

  async start(): Promise<this> {
    this.server = createServer(async (message, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk as Buffer);
      const url = new URL(message.url ?? '/', 'http://fake');
      const text = Buffer.concat(chunks).toString();
      const request = {
        method: message.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams), headers: message.headers, body: text ? JSON.parse(text) : null,
      };
      this.requests.push(request);
      const answer = this.handlers.get(url.pathname)?.(request) ?? { status: 404 };
      if (answer === 'hang') return;
      if (Buffer.isBuffer(answer)) response.end(answer);
      else if ('status' in answer && typeof answer.status === 'number') response.writeHead(answer.status).end('<html>gateway</html>');
      else response.setHeader('content-type', 'text/plain').end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** One answer for ever, or a function of the request. */
  on(path: string, answer: FakeAnswer | Handler): this {
    this.handlers.set(path, typeof answer === 'function' ? (answer as Handler) : () => answer);
    return this;
  }

  /** Answers in turn; the last one stays. */
  onceEach(path: string, ...answers: FakeAnswer[]): this {
    let at = 0;
    return this.on(path, () => answers[Math.min(at++, answers.length - 1)]);
  }

  sentTo(path: string): FakeRequest[] {
    return this.requests.filter((r) => r.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
