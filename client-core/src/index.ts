export { createAuthenticator, type AuthenticatorParts, type TokenStore } from './authenticator';
export { createCall, createUpload, type Call, type CallInput, type CallOptions, type TokenSource, type Upload } from './client';
export { messageOf, NetworkError, ProblemError, SignInRequiredError } from './errors';
export { randomKey } from './random-key';
export type { LocalFile, Transport, TransportReply, TransportRequest, UploadOptions, UploadTransport } from './transport';
export { queryText } from './url';
export { agoText, clockText, dateOf, dateText, dateTimeText, monthText } from './date-time';
export { scoreText, signedScore } from './score';
