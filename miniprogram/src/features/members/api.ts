import {
  membersApi, type Id, type MemberCategory, type MemberKind, type MemberStatus, type MemberView, type RevealedMember, type SensitiveMemberField,
} from '@xianfeng/shared-types';
import { call } from '@/shared/request';

export interface MemberFilter {
  orgId?: Id;
  q?: string;
  status?: MemberStatus;
  kind?: MemberKind;
  category?: MemberCategory;
}

export const loadMembers = (filter: MemberFilter, cursor?: string) => call(membersApi.list, { query: { ...filter, cursor, limit: 30 } });

export const loadMember = (id: Id): Promise<MemberView> => call(membersApi.detail, { params: { id } });

/** Sensitive fields in clear; every call is audited with its reason. */
export const revealMember = (id: Id, fields: SensitiveMemberField[], reason: string): Promise<RevealedMember> =>
  call(membersApi.reveal, { params: { id }, body: { fields, reason } });
