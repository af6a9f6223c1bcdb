import type { Id } from '@xianfeng/shared-types';
import type { PaymentOrderRow } from './order.entity';

/** Stands in `memberId` of an order for money of which nobody knows yet whose dues it is. */
export const NOBODY = '';

/** Whose dues an order is for. */
export const memberOf = ({ memberId, memberName }: Pick<PaymentOrderRow, 'memberId' | 'memberName'>): { id: Id; name: string } | null =>
  memberId === NOBODY ? null : { id: memberId, name: memberName };

/** Those who hear of an order: the member and who paid, as far as they are known. */
export const partiesOf = ({ memberId, payerMemberId }: Pick<PaymentOrderRow, 'memberId' | 'payerMemberId'>): Id[] =>
  [...new Set([memberId, payerMemberId])].filter((id): id is Id => id !== null && id !== NOBODY);
