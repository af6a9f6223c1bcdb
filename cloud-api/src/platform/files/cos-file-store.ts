import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadableStream } from 'node:stream/web';
import { type CosCredentials, cosAuthorization } from './cos-signature';
import { FILE_VARIANTS, fileKey, FileMissing, FileStore, type FileVariant } from './file-store';

export interface CosOptions extends CosCredentials {
  /** `https://bucket-1250000000.cos.ap-guangzhou.myqcloud.com`, or one's own domain of the bucket. */
  endpoint: string;
}

const TIMEOUT_MS = 30_000;
const SIGNATURE_SECONDS = 600;
/** Clocks differ a little; a signature from the future is refused. */
const SKEW_SECONDS = 60;
/** Before each repeat. Every request here may be repeated: it puts, gets or removes the whole of one file. */
const PAUSES_MS = [200, 1_000];

/** Tencent Cloud Object Storage, for containers without a disk of their own. The bucket is private; readers come through our links. */
export class CosFileStore extends FileStore {
  constructor(private readonly options: CosOptions) {
    super();
  }

  /** A stream is read to its end first: COS wants the length, and a broken stream must leave the old file whole. */
  async put(id: string, variant: FileVariant, data: Buffer | Readable): Promise<number> {
    const bytes = Buffer.isBuffer(data) ? data : await buffer(data);
    const md5 = createHash('md5').update(bytes).digest('base64');
    await discard(await this.send('PUT', fileKey(id, variant), { 'content-md5': md5 }, bytes));
    return bytes.length;
  }

  async open(id: string, variant: FileVariant): Promise<{ stream: Readable; size: number }> {
    const response = await this.send('GET', fileKey(id, variant));
    return { stream: Readable.fromWeb(response.body as ReadableStream), size: Number(response.headers.get('content-length')) };
  }

  async read(id: string, variant: FileVariant): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', fileKey(id, variant))).arrayBuffer());
  }

  async remove(id: string): Promise<void> {
    for (const variant of FILE_VARIANTS) await discard(await this.send('DELETE', fileKey(id, variant)));
  }

  private async send(method: string, key: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      const response = await this.once(method, key, headers, body).catch((error: Error) => error);
      const broken = response instanceof Error;
      if (!broken && response.ok) return response;
      const fault = broken ? response : await faultOf(response, `${method} ${key}`);
      if ((!broken && response.status < 500) || attempt === PAUSES_MS.length) throw fault;
      await pause(PAUSES_MS[attempt]);
    }
  }

  private once(method: string, key: string, headers: Record<string, string>, body?: Buffer): Promise<Response> {
    const url = new URL(`${this.options.endpoint.replace(/\/+$/, '')}/${key}`);
    const signed = { ...headers, host: url.host };
    // The time of the machine, whatever the product's clock says: COS compares it with its own.
    const now = Math.floor(Date.now() / 1000);
    const request = { method, pathname: decodeURIComponent(url.pathname), headers: signed };
    const authorization = cosAuthorization(request, this.options, now - SKEW_SECONDS, now + SIGNATURE_SECONDS);
    // A compressed answer would not have the length that the reader is told.
    return fetch(url, {
      method, body: body && new Uint8Array(body), headers: { ...headers, authorization, 'accept-encoding': 'identity' }, redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }
}

/** Frees the connection. */
async function discard(response: Response): Promise<void> {
  await response.arrayBuffer();
}

/** The code and the request id are what Tencent Cloud's support asks for. A missing bucket is no missing file. */
async function faultOf(response: Response, what: string): Promise<Error> {
  const code = /<Code>([^<]*)<\/Code>/.exec(await response.text())?.[1] ?? '';
  if (code === 'NoSuchKey') return new FileMissing(what);
  return new Error(`COS ${what}: HTTP ${response.status} ${code} ${response.headers.get('x-cos-request-id') ?? ''}`.trim());
}
