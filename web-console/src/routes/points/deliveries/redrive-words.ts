import { REDRIVE_HINTS, UNDELIVERED, type UndeliveredStatus } from '@xianfeng/client-core';
import type { DeliveryItem, RedrivenMany } from '@xianfeng/shared-types';

const canBeSentAgain = (status: DeliveryItem['status']): status is UndeliveredStatus => (UNDELIVERED as readonly string[]).includes(status);

/** What sending once more means for this delivery, with why it did not arrive. */
export const redriveWords = ({ status, reason }: Pick<DeliveryItem, 'status' | 'reason'>): string =>
  [reason && `上次结果：${reason}。`, canBeSentAgain(status) && REDRIVE_HINTS[status]].filter(Boolean).join('');

/** What became of several tries. */
export const redrivenWords = ({ redriven, skipped, left }: RedrivenMany): string =>
  [`已重新发送 ${redriven} 条`, skipped > 0 && `${skipped} 条已送达或正在发送，未重发`, left > 0 && `还有 ${left} 条，请再次重发`].filter(Boolean).join('；');
