export { useCountdown } from './use-countdown';
export { useDraft, type Draft, type DraftStatus } from './use-draft';
export { useInfinite, type Infinite } from './use-infinite';
export { useLoad, type LoadState } from './use-load';
export { useMutation, type Mutation } from './use-mutation';
export { useSandboxShare } from './use-sandbox-share';
export { useReloadOnShow } from './use-reload-on-show';
