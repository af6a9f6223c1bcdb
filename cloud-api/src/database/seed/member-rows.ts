import type { IsoDate } from '@xianfeng/shared-types';
import { nameKeys } from '../../modules/members/member-names';
import { MemberPost } from '../../modules/members/member-records.entity';
import { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { startOfDate } from '../../platform/clock';
import type { BlindIndex, FieldCipher } from '../../platform/crypto';
import { newId } from '../../platform/ids';
import type { DemoMember } from './member-plan';

const EMPLOYMENT = { active: '17', mobile: '17', retired: '80' } as const;
const KIND = { active: 'on_job', mobile: 'mobile', retired: 'retired' } as const;

/** Rows of the planned members by running number, sealed with the keys in force. */
export function memberRows(plan: DemoMember[], orgs: Map<string, Org>, today: IsoDate, cipher: FieldCipher, index: BlindIndex): Map<number, Member> {
  const now = startOfDate(today);
  return new Map(
    plan.map((demo) => [
      demo.no,
      Object.assign(new Member(), {
        id: newId(), name: demo.name, ...nameKeys(demo.name),
        idNumber: cipher.encrypt(demo.idNumber, 'member.idNumber'), idNumberHash: index.of('id-number', demo.idNumber),
        phone: cipher.encrypt(demo.phone, 'member.phone'), phoneHash: index.of('phone', demo.phone),
        landline: null, address: cipher.encrypt(demo.address, 'member.address'), sex: demo.sex, nation: demo.nation, birthDate: demo.birthDate,
        education: demo.education, category: demo.kind, kind: KIND[demo.group], status: 'active', joinedOn: demo.joinedOn, fullOn: demo.fullOn,
        job: demo.job, employment: EMPLOYMENT[demo.group], lostSince: null, mobileSince: demo.group === 'mobile' ? demo.joinedOn : null,
        mobileTo: demo.group === 'mobile' ? '省外项目组' : null, hostOrgId: null, hasActivityCard: false, orgId: orgs.get(demo.orgCode)!.id, homeOrgId: null, version: 1,
        createdAt: now, updatedAt: now,
      } as Member),
    ]),
  );
}

/** Posts of branch committees, for the branch's term. */
export function postRows(plan: DemoMember[], members: Map<number, Member>, orgs: Map<string, Org>): MemberPost[] {
  return plan
    .filter((demo) => demo.post !== null)
    .map((demo) => {
      const org = orgs.get(demo.orgCode)!;
      return Object.assign(new MemberPost(), {
        id: newId(), memberId: members.get(demo.no)!.id, orgId: org.id, post: demo.post!, startedOn: org.termStart!, termEndsOn: org.termEnd,
        endedOn: null, createdAt: startOfDate(org.termStart!),
      } satisfies MemberPost);
    });
}
