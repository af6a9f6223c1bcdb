import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestDatabase } from '../harness/database';
import { testVariables } from '../harness/env';
import { makePayKeys, payVariables, pemOf } from '../support/pay-keys';

const MAIN = path.join(__dirname, '../../../wechat-sandbox/dist/main.js');
const COS_BUCKET = 'xianfeng-1250000000';
const COS = { COS_SECRET_ID: 'AKIDwiretest', COS_SECRET_KEY: 'wire-test-secret-key' };

const PAY = makePayKeys();
const MERCHANT = {
  WECHAT_PAY_MCHID: PAY.mchId,
  WECHAT_PAY_MERCHANT_SERIAL: PAY.merchantSerial,
  WECHAT_PAY_MERCHANT_PUBLIC_KEY: pemOf(PAY.merchant.publicKey),
  WECHAT_PAY_API_V3_KEY: PAY.apiV3Key,
  WECHAT_PAY_PUBLIC_KEY_ID: PAY.publicKeyId,
  SANDBOX_PAY_PLATFORM_KEY: pemOf(PAY.platform.privateKey),
};

/** The built WeChat sandbox as a process of its own: the service and its stand-in meet on the wire alone. */
export class SandboxProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(variables: Record<string, string> = {}): Promise<SandboxProcess> {
    if (!existsSync(MAIN)) throw new Error('wechat-sandbox is not built: npm run build');
    // It takes the identities of the app from the same variables as the service.
    const identity = testVariables({ dir: '', target: { kind: 'sqlite', file: '' } } as TestDatabase);
    const env = { ...process.env, ...identity, ...COS, ...MERCHANT, SANDBOX_PORT: '0', SANDBOX_HOST: '127.0.0.1', SANDBOX_COS_BUCKET: COS_BUCKET, ...variables };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
    return new SandboxProcess(child, line.replace('listening ', ''));
  }

  get cos() {
    return { endpoint: `${this.url}/cos/${COS_BUCKET}`, secretId: COS.COS_SECRET_ID, secretKey: COS.COS_SECRET_KEY };
  }

  /** What the service needs in its environment to find all of it. */
  get variables(): Record<string, string> {
    return { WECHAT_API_BASE: this.url, SMS_ENDPOINT: this.url, COS_ENDPOINT: this.cos.endpoint, ...COS, ...payVariables(PAY, this.url, 'mixed') };
  }

  /** What the phone of a persona does. */
  async phone<T>(persona: string, action: string, body: object = {}): Promise<T> {
    return this.post(`/_phone/${persona}/${action}`, body);
  }

  async control<T>(action: string, body: object = {}): Promise<T> {
    return this.post(`/_control/${action}`, body);
  }

  async get<T>(address: string): Promise<T> {
    return (await fetch(`${this.url}${address}`)).json() as Promise<T>;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private async post<T>(address: string, body: object): Promise<T> {
    const response = await fetch(`${this.url}${address}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  }
}
