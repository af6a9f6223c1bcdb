import { createCall, createUpload } from '@xianfeng/client-core';
import { tokens } from '../session/runtime';
import { transport, uploadTransport } from './transport';

export { messageOf, NetworkError, ProblemError, queryText, randomKey, SignInRequiredError, type CallOptions, type LocalFile } from '@xianfeng/client-core';

/** Calls an endpoint of the contract: `await call(casesApi.list, { query: { limit: 20 } })`. */
export const call = createCall(transport, tokens);

/** Uploads one file of the device: `await upload(filesApi.upload, { path, name }, { onProgress })`. */
export const upload = createUpload(uploadTransport, tokens);
