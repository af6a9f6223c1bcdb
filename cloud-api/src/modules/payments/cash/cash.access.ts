import type { CashLine } from '@xianfeng/shared-types';
import type { Principal } from '../../../platform/access';
import { isSecond } from '../parties';
import type { PaymentCashRow } from './cash.entity';

type Subject = Pick<PaymentCashRow, 'status' | 'orgPath' | 'memberId' | 'payerMemberId' | 'registeredBy' | 'returnAskedBy'>;

/** Who took the step that waits: registered the cash, or asked to give it back. */
export const firstOf = ({ status, registeredBy, returnAskedBy }: Pick<Subject, 'status' | 'registeredBy' | 'returnAskedBy'>): string | null =>
  status === 'returning' ? returnAskedBy : registeredBy;

export function allowedActions(cash: Subject, caller: Principal): CashLine['allowedActions'] {
  const { status, orgPath } = cash;
  const collects = caller.can('dues:collect', orgPath);
  if (status === 'confirmed') return collects ? ['request_return'] : [];
  if (status !== 'registered' && status !== 'returning') return [];
  const actions: CashLine['allowedActions'] = [];
  if (caller.can('dues:confirm-cash', orgPath) && isSecond(firstOf(cash), cash, caller.memberId)) {
    actions.push(...(status === 'registered' ? (['confirm', 'reject'] as const) : (['confirm_return', 'reject_return'] as const)));
  }
  if (collects && firstOf(cash) === caller.memberId) actions.push('withdraw');
  return actions;
}
