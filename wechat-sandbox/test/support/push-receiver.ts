import { bodyOf, LocalServer } from './local-server';

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
  private server!: LocalServer;

  static async start(): Promise<PushReceiver> {
    const receiver = new PushReceiver();
    receiver.server = await LocalServer.listen(async (request, response) => {
      const url = new URL(request.url!, 'http://receiver');
      const received = { method: request.method!, query: Object.fromEntries(url.searchParams), body: await bodyOf(request) };
      receiver.requests.push(received);
      const decision = receiver.decide(received, receiver.requests.length);
      if (decision === 'hang') return;
      response.writeHead(decision.status ?? 200).end(decision.text ?? '');
    });
    return receiver;
  }

  get url(): string {
    return `${this.server.origin}/api/wechat/push`;
  }

  clear(): void {
    this.requests.length = 0;
    this.decide = () => ({ text: 'success' });
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
