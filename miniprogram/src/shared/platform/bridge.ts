import { RefusedByUser } from './platform';

interface Answer {
  xf: 1;
  id?: number;
  result?: unknown;
  error?: { errMsg: string };
  event?: string;
  payload?: unknown;
}

/** How long the frame's owner has to say hello; a page that is not the sandbox never does. */
const HELLO_MS = 3_000;

/** Calls of the development sandbox's phone page, which frames the H5 build: `{xf:1,id,method,params}`. */
export class Bridge {
  private nextId = 1;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>();

  constructor(
    private readonly owner: Pick<Window, 'postMessage'>,
    private readonly origin: string,
    self: Pick<Window, 'addEventListener'>,
  ) {
    self.addEventListener('message', (event) => this.receive(event));
  }

  call<T>(method: string, params: object = {}): Promise<T> {
    const id = this.nextId++;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.owner.postMessage({ xf: 1, id, method, params }, this.origin);
    });
  }

  /** Who the frame's owner says I am; null when it does not speak this protocol. */
  hello<T>(): Promise<T | null> {
    const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), HELLO_MS));
    return Promise.race([this.call<T>('hello'), silence]);
  }

  on(event: string, listener: (payload: unknown) => void): () => void {
    const set = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }

  private receive(event: MessageEvent): void {
    const message = event.data as Answer | null;
    if (event.origin !== this.origin || message?.xf !== 1) return;
    if (message.event) this.listeners.get(message.event)?.forEach((listener) => listener(message.payload));
    if (message.id === undefined) return;
    const call = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error) call?.reject(errorFrom(message.error.errMsg));
    else call?.resolve(message.result);
  }
}

function errorFrom(errMsg: string): Error {
  return /deny|cancel/.test(errMsg) ? new RefusedByUser(errMsg) : new Error(errMsg);
}
