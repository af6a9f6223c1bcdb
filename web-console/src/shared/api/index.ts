export { idleMs } from './activity';
export { messageOf, NetworkError, ProblemError } from '@xianfeng/client-core';
export { call, callPublic, download, onSignInRequired, upload } from './client';
export { usePages, type Pages } from './pages';
export { createQueryClient, useAction, useApi, useRefresh, type ActionOptions, type ApiOptions, type Known } from './query';
export { onTokensChanged, tokenStore } from './tokens';
