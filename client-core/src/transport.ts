import type { HttpMethod } from '@xianfeng/shared-types';

export interface TransportRequest {
  method: HttpMethod;
  /** Path with query, beginning with `/`. */
  path: string;
  headers: Record<string, string>;
  body?: object;
}

export interface TransportReply {
  status: number;
  data: unknown;
}

/**
 * Carries one request to cloud-api and gives back whatever status the server answered.
 * Rejects with {@link NetworkError} only when no answer came.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportReply>;
}

/** A file of the device. */
export interface LocalFile {
  path: string;
  /** Name that the user knows it by; the temporary path has another one. */
  name?: string;
}

export interface UploadOptions {
  /** Part of the address, for endpoints that take one. */
  query?: object;
  /** Whole percent sent so far. */
  onProgress?: (percent: number) => void;
}

/** Fetches a file onto the device; `data` of the reply is its local path. */
export type DownloadTransport = (path: string, headers: Record<string, string>) => Promise<TransportReply>;

/** Sends a file as the form field `file`; what a file is depends on the platform. */
export type UploadTransport<F = LocalFile> = (path: string, file: F, headers: Record<string, string>, options?: UploadOptions) => Promise<TransportReply>;
