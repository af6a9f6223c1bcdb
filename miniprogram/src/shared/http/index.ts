export { createCall, createUpload, type Call, type CallInput, type CallOptions, type TokenSource, type Upload } from './client';
export { containerTransport, type WxCloud } from './container-transport';
export { messageOf, NetworkError, ProblemError, SignInRequiredError } from './errors';
export { httpsTransport, httpsUpload } from './https-transport';
export { randomKey } from './random-key';
export type { LocalFile, Transport, UploadOptions } from './transport';
export { queryText } from './url';
