import { createCall, createDownload, createUpload } from '@xianfeng/client-core';
import { tokens } from '../session/runtime';
import { downloadTransport, transport, uploadTransport } from './transport';

export { messageOf, NetworkError, ProblemError, queryText, randomKey, SignInRequiredError, type CallOptions, type LocalFile } from '@xianfeng/client-core';

/** Calls an endpoint of the contract: `await call(casesApi.list, { query: { limit: 20 } })`. */
export const call = createCall(transport, tokens);

/** Uploads one file of the device: `await upload(filesApi.upload, { path, name }, { onProgress })`. */
export const upload = createUpload(uploadTransport, tokens);

/** Fetches a file of the server that needs a login and gives its path on the device. */
export const download = createDownload(downloadTransport, tokens);
