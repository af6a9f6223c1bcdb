import { NetworkError, type Transport, type TransportReply, type TransportRequest, type UploadTransport } from '@xianfeng/client-core';
import { BACKGROUND_HEADER } from '@xianfeng/shared-types';
import { hearServerTime } from '../clock';
import { idleMs } from './activity';

const TIMEOUT_MS = 30_000;
const AT_WORK_MS = 60_000;

/** What the page asks by itself, while nobody is at the desk, must not keep the session alive. */
const presence = (): Record<string, string> => (idleMs() > AT_WORK_MS ? { [BACKGROUND_HEADER]: '1' } : {});

async function answered({ path, method, headers, body }: TransportRequest): Promise<Response> {
  try {
    const response = await fetch(path, {
      method,
      headers: { ...headers, ...presence() },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    hearServerTime(response.headers.get('date'));
    return response;
  } catch (error) {
    throw new NetworkError(String(error));
  }
}

function parsed(status: number, text: string): TransportReply {
  try {
    return { status, data: text === '' ? null : JSON.parse(text) };
  } catch {
    return { status, data: text };
  }
}

/** Calls the origin that served the console. */
export const jsonTransport: Transport = {
  async send(request) {
    const response = await answered(request);
    return parsed(response.status, await response.text());
  },
};

/** A file that the server made, e.g. a workbook. */
export interface MadeFile {
  name: string;
  content: Blob;
}

/** As {@link jsonTransport}, for replies that are files: the data is a {@link MadeFile}. */
export const fileTransport: Transport = {
  async send(request) {
    const response = await answered(request);
    if (!response.ok) return parsed(response.status, await response.text());
    const file: MadeFile = { name: nameOf(response.headers.get('content-disposition')), content: await response.blob() };
    return { status: response.status, data: file };
  },
};

function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'download';
}

/** fetch can't tell how much has been sent. */
export const formTransport: UploadTransport<File> = (path, file, headers, options) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => options?.onProgress?.(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onerror = () => reject(new NetworkError('upload'));
    request.onload = () => resolve(parsed(request.status, request.responseText));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
