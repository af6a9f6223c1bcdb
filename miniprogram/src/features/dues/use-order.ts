import type { Id, PaymentOrder } from '@xianfeng/shared-types';
import { useLoad, type LoadState } from '@/shared/hooks';
import { checkOrder } from './api';
import { useAskAgain } from './use-ask-again';

export const isOpenOrder = ({ status }: Pick<PaymentOrder, 'status'>): boolean => status === 'created' || status === 'prepared';

export interface OrderState extends LoadState<PaymentOrder> {
  /** Still asking by itself. */
  asking: boolean;
}

/** An order as the server knows it; while `expectPaid` it asks again by itself. */
export function useOrder(id: Id, expectPaid: boolean): OrderState {
  const state = useLoad(() => checkOrder(id), [id]);
  const asking = useAskAgain(state, expectPaid && state.data !== null && isOpenOrder(state.data));
  return { ...state, asking };
}
