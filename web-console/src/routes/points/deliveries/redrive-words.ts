import { REDRIVE_HINTS, UNDELIVERED, type UndeliveredStatus } from '@xianfeng/client-core';
import type { DeliveryItem } from '@xianfeng/shared-types';

const canBeSentAgain = (status: DeliveryItem['status']): status is UndeliveredStatus => (UNDELIVERED as readonly string[]).includes(status);

/** What sending once more means for this delivery, with why it did not arrive. */
export const redriveWords = ({ status, reason }: Pick<DeliveryItem, 'status' | 'reason'>): string =>
  [reason && `上次结果：${reason}。`, canBeSentAgain(status) && REDRIVE_HINTS[status]].filter(Boolean).join('');
