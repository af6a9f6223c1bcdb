import { fillPath, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ReplyOf } from '@xianfeng/shared-types';
import { problemFrom } from './errors';
import { randomKey } from './random-key';
import type { DownloadTransport, LocalFile, Transport, TransportReply, UploadOptions, UploadTransport } from './transport';
import { queryText } from './url';

/** Where the client gets its access token; implemented by the session. */
export interface TokenSource {
  /** A token to start with, logging in silently where needed; null where the caller accepts no login. */
  current(need: 'required' | 'optional'): Promise<string | null>;
  /** A token other than `stale`, which the server has refused. Concurrent callers share one renewal. */
  renew(stale: string, need: 'required' | 'optional'): Promise<string | null>;
}

export interface CallOptions {
  /** `required` (default), `optional`: sent when there is one, `none`: never sent. */
  auth?: 'required' | 'optional' | 'none';
  /** Keep the same key when one submission is tried again, so that the server does it once. */
  idempotencyKey?: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is inferred from the argument
type AnyEndpoint = Endpoint<any>;
type Part<Name extends string, T> = [T] extends [undefined] ? { [N in Name]?: undefined } : object extends T ? { [N in Name]?: T } : { [N in Name]: T };
export type CallInput<E> = Part<'params', ParamsOf<E>> & Part<'query', QueryOf<E>> & Part<'body', BodyOf<E>>;
type CallArguments<E> = object extends CallInput<E> ? [input?: CallInput<E>, options?: CallOptions] : [input: CallInput<E>, options?: CallOptions];

/**
 * Calls an endpoint of the contract and gives its reply.
 * Rejects with ProblemError, NetworkError or SignInRequiredError. A refused token is renewed once and the
 * request sent again; nothing else is ever repeated here, because the server may have done it already.
 */
export type Call = <E extends AnyEndpoint>(endpoint: E, ...args: CallArguments<E>) => Promise<ReplyOf<E>>;

/** Sends one picture or attachment as the form field `file`; same rules as {@link Call}. */
export type Upload<F = LocalFile> = <E extends AnyEndpoint>(endpoint: E, file: F, options?: UploadOptions) => Promise<ReplyOf<E>>;

/** Fetches a file that needs a login and gives its local path; same rules as {@link Call}. */
export type Download = (endpoint: AnyEndpoint, params: Record<string, string | number>) => Promise<string>;

interface Input {
  params?: Record<string, string | number>;
  query?: object;
  body?: object;
}

/** Sends with a token; a refused token is renewed once. */
async function authorized(tokens: TokenSource, auth: NonNullable<CallOptions['auth']>, send: (headers: Record<string, string>) => Promise<TransportReply>) {
  const headersWith = (token: string | null): Record<string, string> => (token ? { Authorization: `Bearer ${token}` } : {});
  const token = auth === 'none' ? null : await tokens.current(auth);
  const reply = await send(headersWith(token));
  if (reply.status !== 401 || !token || auth === 'none') return unwrap(reply);
  return unwrap(await send(headersWith(await tokens.renew(token, auth))));
}

export function createCall(transport: Transport, tokens: TokenSource): Call {
  const send = async (endpoint: Endpoint, input: Input = {}, options: CallOptions = {}) => {
    const path = fillPath(endpoint.path, input.params) + queryText(input.query);
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (input.body !== undefined) headers['Content-Type'] = 'application/json';
    // One key for both tries, so that the server sees one submission.
    if (endpoint.method === 'POST') headers['Idempotency-Key'] = options.idempotencyKey ?? randomKey();
    return authorized(tokens, options.auth ?? 'required', (bearer) =>
      transport.send({ method: endpoint.method, path, body: input.body, headers: { ...headers, ...bearer } }),
    );
  };
  // The conditional types above are for callers; inside all parts are simply optional.
  return send as unknown as Call;
}

export function createUpload<F = LocalFile>(upload: UploadTransport<F>, tokens: TokenSource): Upload<F> {
  return (endpoint: Endpoint, file: F, options?: UploadOptions) =>
    authorized(tokens, 'required', (headers) => upload(endpoint.path + queryText(options?.query), file, headers, options));
}

export function createDownload(download: DownloadTransport, tokens: TokenSource): Download {
  return (endpoint, params) => authorized(tokens, 'required', (headers) => download(fillPath(endpoint.path, params), headers));
}

function unwrap({ status, data }: TransportReply): never {
  if (status < 200 || status >= 300) throw problemFrom(status, data);
  return data as never;
}
