import { idCheckCharacter } from '@xianfeng/shared-types';
import { Member } from '../../src/modules/members/member.entity';
import { nameKeys } from '../../src/modules/members/member-names';
import { BlindIndex, FieldCipher } from '../../src/platform/crypto';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

export interface MemberSpec {
  orgId: string;
  name?: string;
  /** Default: a fictitious number of the member's own. */
  idNumber?: string;
  /** Default: a fictitious number of the member's own; null for none. */
  phone?: string | null;
  /** Any other column; landline and address encrypted. */
  with?: Partial<Member>;
}

const NOW = new Date('2026-01-01T00:00:00.000Z');
let serial = 0;

/** Well-formed by GB 11643, in the area 370199 that was never assigned. */
export function fictitiousIdNumber(n: number, birthDate = '1980-05-01'): string {
  const order = String(n % 1000).padStart(3, '0');
  const day = new Date(Date.parse(`${birthDate}T00:00:00Z`) + Math.floor(n / 1000) * 86_400_000).toISOString().slice(0, 10);
  const body = `370199${day.replaceAll('-', '')}${order}`;
  return body + idCheckCharacter(body);
}

export const fictitiousPhone = (n: number): string => `199${String(n).padStart(8, '0')}`;

/** A member that is not yet in the database, sealed with the keys of the app. */
export function buildMember(t: Pick<TestApp, 'get'>, spec: MemberSpec): Member {
  const n = ++serial;
  const idNumber = spec.idNumber ?? fictitiousIdNumber(n);
  const phone = spec.phone === undefined ? fictitiousPhone(n) : spec.phone;
  const name = spec.name ?? `测试党员${n}`;
  const cipher = t.get(FieldCipher);
  const index = t.get(BlindIndex);
  return Object.assign(new Member(), {
    id: newId(), name, ...nameKeys(name), idNumber: cipher.encrypt(idNumber, 'member.idNumber'), idNumberHash: index.of('id-number', idNumber),
    phone: phone === null ? null : cipher.encrypt(phone, 'member.phone'), phoneHash: phone === null ? null : index.of('phone', phone),
    landline: null, address: null, sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2', nation: '01',
    birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`, education: '21', category: 'full', kind: 'on_job',
    status: 'active', joinedOn: '2005-07-01', fullOn: '2006-07-01', job: '客户经理', employment: '17', lostSince: null, mobileSince: null,
    mobileTo: null, hostOrgId: null, hasActivityCard: false, orgId: spec.orgId, homeOrgId: null, version: 1, createdAt: NOW, updatedAt: NOW,
    ...spec.with,
  } satisfies Member);
}

/** Puts one member straight into the database. */
export async function createMember(t: Pick<TestApp, 'get' | 'uow'>, spec: MemberSpec): Promise<Member> {
  const member = buildMember(t, spec);
  await t.uow.run((tx) => tx.repo(Member).insert(member));
  return member;
}
