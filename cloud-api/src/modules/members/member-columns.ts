import type { Member } from './member.entity';
import type { MemberFacts } from './member-facts';
import { nameKeys } from './member-names';
import type { MemberVault, SealedSecrets } from './member-vault';

/** Columns that follow from the record alone. */
export type FactColumns = Omit<Member, 'id' | 'orgId' | 'homeOrgId' | 'status' | 'version' | 'createdAt' | 'updatedAt'>;

/** Record → columns: names keyed, secrets sealed. */
export function columnsOf(facts: MemberFacts, vault: MemberVault, idNumberHash?: string): FactColumns & SealedSecrets {
  const { idNumber, phone, landline, address, ...plain } = facts;
  return { ...plain, ...nameKeys(facts.name), ...vault.seal({ idNumber: idNumber.toUpperCase(), phone, landline, address }, idNumberHash) };
}

/** Columns → record in clear, for comparing and correcting. */
export function factsOf(member: Member, vault: MemberVault): MemberFacts {
  const { name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId } = member;
  return {
    ...vault.open(member),
    name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId,
  };
}
