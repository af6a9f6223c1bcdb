import { optionsFromEnvironment, type SandboxOptions } from '../../src/options';
import { createSandbox, type RunningSandbox } from '../../src/server';

export type Json = Record<string, any>;

export interface Answer {
  status: number;
  type: string;
  body: Json;
}

/** A listening sandbox and the calls that tests make of it. */
export class SandboxClient {
  private constructor(
    readonly running: RunningSandbox,
    readonly url: string,
    readonly options: SandboxOptions,
  ) {}

  static async start(changes: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
    const options = { ...optionsFromEnvironment({}), port: 0, host: '127.0.0.1', pushRetryMs: 1, ...changes };
    const running = createSandbox(options);
    return new SandboxClient(running, await running.listen(), options);
  }

  stop(): Promise<void> {
    return this.running.close();
  }

  async get(path: string, query: Record<string, string | undefined> = {}): Promise<Answer> {
    return this.send(path, query);
  }

  async post(path: string, body: unknown = {}, query: Record<string, string | undefined> = {}): Promise<Answer> {
    return this.send(path, query, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  /** A control call that must succeed. */
  async control(path: string, body: unknown = {}): Promise<Json> {
    const answer = await this.post(`/_control/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async list(path: string, query: Record<string, string> = {}): Promise<Json[]> {
    return (await this.get(`/_control/${path}`, query)).body as Json[];
  }

  async phone(persona: string, path: string, body: unknown = {}): Promise<Json> {
    return (await this.post(`/_phone/${persona}/${path}`, body)).body;
  }

  async token(): Promise<string> {
    const { appid, secret } = this.options;
    const answer = await this.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
    return answer.body['access_token'] as string;
  }

  async openid(persona: string): Promise<string> {
    return (await this.list('personas', { id: persona }))[0]!['openid'] as string;
  }

  /** POST of an API that wants a token; a fresh one is attached. */
  async api(path: string, body: unknown): Promise<Answer> {
    return this.post(path, body, { access_token: await this.token() });
  }

  /** A mini-program code: bytes instead of JSON. */
  async codeImage(body: object): Promise<{ type: string | null; bytes: Buffer }> {
    const response = await fetch(`${this.url}/wxa/getwxacodeunlimit?access_token=${await this.token()}`, { method: 'POST', body: JSON.stringify(body) });
    return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async session(js_code: string | undefined, changes: Record<string, string | undefined> = {}): Promise<Answer> {
    const { appid, secret } = this.options;
    return this.get('/sns/jscode2session', { appid, secret, js_code, grant_type: 'authorization_code', ...changes });
  }

  private async send(path: string, query: Record<string, string | undefined>, init: RequestInit = {}): Promise<Answer> {
    const url = new URL(path, this.url);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    const response = await fetch(url, init);
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: JSON.parse(await response.text()) as Json };
  }
}

/** What every refusal of the platform looks like. */
export function refusal(errcode: number, text = '') {
  return { errcode, errmsg: expect.stringMatching(new RegExp(`${text}.*rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$`)) };
}
