import { DuesBills } from '../../src/modules/dues';
import { DuesBillRow } from '../../src/modules/dues/dues-bill.entity';
import type { Member } from '../../src/modules/members/member.entity';
import { callerAt, memberOf } from '../factories/callers';
import { createFixing } from '../factories/dues';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';

/** Branches whose members owe dues, and the officers who see to them. */
export class DuesScene {
  tree: OrgTree;
  secretary: TestCaller;
  finance: TestCaller;
  officer: TestCaller;

  private constructor(readonly t: TestApp) {}

  static async start(): Promise<DuesScene> {
    const scene = new DuesScene(await TestApp.start());
    scene.tree = await createOrgTree(scene.t.uow);
    const { a, a1, a2, group } = scene.tree;
    const named = async (orgId: string, name: string) => (await createMember(scene.t, { orgId, name })).id;
    scene.secretary = callerAt(a1, 'branch_secretary', await named(a1.id, '钱书记'));
    scene.finance = callerAt(a1, 'finance_officer', await named(a1.id, '孙会计'), group);
    scene.officer = callerAt(a2, 'committee_officer', await named(a2.id, '李专员'), a);
    return scene;
  }

  someone(more: Partial<Member> = {}, orgId = this.tree.a1.id): Promise<Member> {
    return createMember(this.t, { orgId, with: more });
  }

  as(member: Member, org = this.tree.a1): TestCaller {
    return memberOf(org, this.tree.group, member.id);
  }

  /** A member whose monthly dues are fixed. */
  async fixed(more: Partial<Member> = {}, monthlyFen = 5000): Promise<Member> {
    const member = await this.someone(more);
    await createFixing(this.t, { member, monthlyFen });
    return member;
  }

  billOf(member: Member, month: string): Promise<DuesBillRow | null> {
    return this.t.uow.read((tx) => tx.repo(DuesBillRow).findOneBy({ memberId: member.id, month }));
  }

  /** What a payer would pay for a member's months; the member unless another is named. */
  payable(member: Member, months: string[], payer: { memberId: string | null; consentId: string | null } = { memberId: member.id, consentId: null }) {
    return this.t.uow.run((tx) => this.t.get(DuesBills).payable(tx, { memberId: member.id, months, payer }));
  }
}
