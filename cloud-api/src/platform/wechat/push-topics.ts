import type { Verdict } from './ports';

/** Outbox topic: WeChat's verdict on a picture has been pushed. Added by whoever receives pushes, once for each dedupKey. */
export const MEDIA_CHECKED = 'wechat.media_checked';
export interface MediaChecked {
  traceId: string;
  verdict: Verdict;
  /** In Chinese, e.g. 时政. */
  label: string | null;
}
