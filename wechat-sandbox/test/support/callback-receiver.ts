import { bodyOf, LocalServer } from './local-server';
import { isSigned, opened } from './merchant';
import type { Json } from './sandbox-client';

export interface Callback {
  signed: boolean;
  signature: string;
  serial: string;
  id: string;
  eventType: string;
  /** Decrypted resource; null when it could not be. */
  resource: Json | null;
}

/** Answer of one callback; `hang` never comes. */
export type Decide = (callback: Callback, number: number) => { status: number; body?: string } | 'hang';

const CAREFUL: Decide = ({ signed, resource }) => ({ status: signed && resource ? 200 : 401 });

/** A merchant's server that verifies and decrypts what the platform posts. */
export class CallbackReceiver {
  readonly callbacks: Callback[] = [];
  decide: Decide = CAREFUL;
  /** Requests being answered at the same time, at most. */
  mostAtOnce = 0;
  private atOnce = 0;
  private server!: LocalServer;
  private constructor(private readonly apiV3Key: string) {}

  static async start(apiV3Key: string): Promise<CallbackReceiver> {
    const receiver = new CallbackReceiver(apiV3Key);
    receiver.server = await LocalServer.listen(async (request, response) => {
      receiver.mostAtOnce = Math.max(receiver.mostAtOnce, (receiver.atOnce += 1));
      const headers = { get: (name: string) => String(request.headers[name.toLowerCase()] ?? '') };
      const callback = receiver.read(headers, await bodyOf(request));
      receiver.callbacks.push(callback);
      const decision = receiver.decide(callback, receiver.callbacks.length);
      // Answered a turn later, so that a double is really under way at the same time.
      setImmediate(() => {
        receiver.atOnce -= 1;
        if (decision !== 'hang') response.writeHead(decision.status).end(decision.body ?? '');
      });
    });
    return receiver;
  }

  get url(): string {
    return `${this.server.origin}/api/wechat/pay/notify`;
  }

  clear(): void {
    this.callbacks.length = 0;
    this.decide = CAREFUL;
    this.mostAtOnce = 0;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private read(headers: { get(name: string): string }, body: string): Callback {
    const { id, event_type: eventType, resource } = JSON.parse(body) as Json as { id: string; event_type: string; resource: Parameters<typeof opened>[0] };
    const signature = headers.get('Wechatpay-Signature');
    return { id, eventType, signature, signed: isSigned(headers, body), serial: headers.get('Wechatpay-Serial'), resource: this.decrypt(resource) };
  }

  private decrypt(resource: Parameters<typeof opened>[0]): Json | null {
    try {
      return JSON.parse(opened(resource, this.apiV3Key)) as Json;
    } catch {
      return null;
    }
  }
}
