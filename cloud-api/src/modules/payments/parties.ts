import type { Id } from '@xianfeng/shared-types';

/** Stands in `memberId` of an order for money of which nobody knows yet whose dues it is. */
export const NOBODY = '';

/** Whose money it is: whose dues are paid and, null for a relative, the member who pays them. */
interface Parties {
  memberId: Id;
  payerMemberId: Id | null;
}

/** Whose dues an order is for. */
export const memberOf = ({ memberId, memberName }: { memberId: Id; memberName: string }): { id: Id; name: string } | null =>
  memberId === NOBODY ? null : { id: memberId, name: memberName };

/** Those who hear of a payment: the member and who paid, as far as they are known. */
export const partiesOf = ({ memberId, payerMemberId }: Parties): Id[] =>
  [...new Set([memberId, payerMemberId])].filter((id): id is Id => id !== null && id !== NOBODY);

export const isParty = (parties: Parties, who: Id): boolean => partiesOf(parties).includes(who);

/** The second person is neither who took the first step nor whose money it is. */
export const isSecond = (first: Id | null, parties: Parties, who: Id): boolean => who !== first && !isParty(parties, who);
