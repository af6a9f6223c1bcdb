import type { Member } from './member.entity';
import type { MemberFacts } from './member-facts';
import { nameKeys } from './member-names';
import type { MemberVault, SealedSecrets } from './member-vault';

/** Columns that follow from the record alone. */
export type FactColumns = Omit<Member, 'id' | 'orgId' | 'homeOrgId' | 'status' | 'version' | 'createdAt' | 'updatedAt'>;

/** Record → columns: names keyed, secrets sealed. */
export function columnsOf(facts: MemberFacts, vault: MemberVault, idNumberHash?: string): FactColumns & SealedSecrets {
  const { name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId, hasActivityCard } = facts;
  const { sortKey, initials } = nameKeys(name);
  const { idNumber, phone, landline, address } = facts;
  const sealed = vault.seal({ idNumber: idNumber.toUpperCase(), phone, landline, address }, idNumberHash);
  // Column by column: an import makes tens of thousands of these, and copying with `...` would be the most of it.
  return {
    name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId, hasActivityCard, sortKey, initials,
    idNumber: sealed.idNumber, idNumberHash: sealed.idNumberHash, phone: sealed.phone, phoneHash: sealed.phoneHash, landline: sealed.landline,
    address: sealed.address,
  };
}

/** Columns → record in clear, for comparing and correcting. */
export function factsOf(member: Member, vault: MemberVault): MemberFacts {
  const { name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId, hasActivityCard } = member;
  return {
    ...vault.open(member),
    name, sex, nation, birthDate, education, category, kind, joinedOn, fullOn, job, employment, lostSince, mobileSince, mobileTo, hostOrgId, hasActivityCard,
  };
}
