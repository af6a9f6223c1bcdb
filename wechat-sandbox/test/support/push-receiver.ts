import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  query: Record<string, string>;
  body: string;
}

/** Decides the answer of one request; `hang` never answers. */
export type Decide = (request: Received, number: number) => { status?: number; text?: string } | 'hang';

/** A developer's server that records what is pushed to it. */
export class PushReceiver {
  readonly requests: Received[] = [];
  decide: Decide = () => ({ text: 'success' });
  private constructor(private readonly server: Server) {}

  static async start(): Promise<PushReceiver> {
    const server = createServer();
    const receiver = new PushReceiver(server);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const url = new URL(request.url!, 'http://receiver');
      const received = { method: request.method!, query: Object.fromEntries(url.searchParams), body: Buffer.concat(chunks).toString() };
      receiver.requests.push(received);
      const decision = receiver.decide(received, receiver.requests.length);
      if (decision === 'hang') return;
      response.writeHead(decision.status ?? 200).end(decision.text ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/wechat/push`;
  }

  clear(): void {
    this.requests.length = 0;
    this.decide = () => ({ text: 'success' });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
