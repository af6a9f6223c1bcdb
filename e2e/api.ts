import { setTimeout as pause } from 'node:timers/promises';
import type { Product } from './harness';

/** Calls of a bound persona straight to the service, for what has no page on the phone. */
export class Api {
  private constructor(
    private readonly product: Product,
    private readonly token: string,
  ) {}

  static async of(product: Product, personaId: string): Promise<Api> {
    const { code } = await json(await fetch(`${product.sandboxUrl}/_phone/${personaId}/login`, { method: 'POST' }));
    const reply = await json(await fetch(`${product.url}/api/auth/wechat`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) }));
    return new Api(product, reply.session.accessToken);
  }

  async get(path: string): Promise<Response> {
    return this.send(path, {});
  }

  post(path: string, body: object): Promise<any> {
    return this.write('POST', path, body);
  }

  put(path: string, body: object): Promise<any> {
    return this.write('PUT', path, body);
  }

  async upload(path: string, name: string, file: Buffer): Promise<any> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file)]), name);
    return json(await this.send(path, { method: 'POST', body: form }));
  }

  /** Asks until the answer is as wanted. */
  async until<T>(path: string, wanted: (body: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 200; tries++) {
      const body = await json(await this.get(path));
      if (wanted(body)) return body;
      await pause(100);
    }
    throw new Error(`${path} did not become as wanted`);
  }

  private async write(method: string, path: string, body: object): Promise<any> {
    return json(await this.send(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.product.url}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${this.token}` } });
  }
}

async function json(response: Response): Promise<any> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} → ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
