import { orgsApi, pointsApi } from '@xianfeng/shared-types';
import { newId } from '../../src/platform/ids';
import { callerAt, callerWith } from '../factories/callers';
import { createMember } from '../factories/members';
import { createOrg, createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('points of an organisation that moves', () => {
  let t: TestApp;
  let tree: OrgTree;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
  });
  afterAll(() => t.stop());

  it('are given by its own rules as before, and another committee answers its open appeals', async () => {
    const top = callerWith('committee_officer', tree.group);
    const office = await createOrg(t.uow, { name: '海湾支行党委', kind: 'party_committee', orgClass: 'committee', parent: tree.a });
    const branch = await createOrg(t.uow, { name: '海湾网点党支部', parent: office });
    const { id: memberId } = await createMember(t, { orgId: branch.id });
    const rule = await t.ok(top, pointsApi.createRule, {
      body: {
        code: 'test.moves', ownerOrgId: office.id, title: '攻坚任务', description: '完成党委确定的攻坚任务。', basis: 'task_completed', pointsCenti: 150,
        memberMonthlyCapCenti: null, orgMonthlyCapCenti: null, sourceDoc: '海湾支行党委会纪要', sourceArticle: '', effectiveFrom: '2026-11',
      },
    });
    const award = () => t.call(top, pointsApi.award, {
      body: { ruleCode: rule.code, orgId: branch.id, memberId, occurredOn: '2026-11-10', subject: '完成网点改造', evidenceNote: '验收单第 3 号', requestId: newId() },
    });
    const { id: entryId } = (await award()).body;
    const { id } = await t.ok(callerAt(branch, 'member', memberId), pointsApi.appeal, { params: { id: entryId }, body: { reason: '分值与规则不符' } });

    await t.ok(top, orgsApi.move, { params: { id: office.id }, body: { parentId: tree.b.id, version: 1, reason: '隶属调整' } });

    expect((await award()).status).toBe(200);
    const seenFrom = async (at: OrgTree['a']) => (await t.call(callerWith('committee_officer', at), pointsApi.appealDetail, { params: { id } })).status;
    expect([await seenFrom(tree.a), await seenFrom(tree.b)]).toEqual([404, 200]);
  });
});
