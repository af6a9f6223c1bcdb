import { pointsApi, rulePreviewApi, type PreviewRuleBody } from '@xianfeng/shared-types';
import { PointEntryRow } from '../../src/modules/points/point-entry.entity';
import { person, roleAt, type Person } from '../factories/cases';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { createMember } from '../factories/members';
import { TestApp } from '../harness';

describe('preview of a point rule', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.group)]);
    // Twelve members each: no unit is small, so places are exact.
    for (const org of [tree.a1, tree.b1]) for (let i = 0; i < 12; i++) await createMember(t, { orgId: org.id });
  });
  afterAll(() => t.stop());

  const body = async (change: Partial<PreviewRuleBody> = {}): Promise<PreviewRuleBody> => {
    const [rule] = await t.ok(officer, pointsApi.ruleVersions, { params: { code: 'task.completed' } });
    const { title, description, basis, pointsCenti, memberMonthlyCapCenti, orgMonthlyCapCenti, sourceDoc, sourceArticle } = rule;
    return {
      title, description, basis, pointsCenti, memberMonthlyCapCenti, orgMonthlyCapCenti, sourceDoc, sourceArticle, effectiveFrom: '2026-11', status: 'active', ...change,
    };
  };
  const preview = async (change: Partial<PreviewRuleBody> = {}, who = officer) =>
    t.call(who, rulePreviewApi.preview, { params: { code: 'task.completed' }, body: await body(change) });

  it('says that nothing is to be seen before the rule gave anything', async () => {
    expect((await preview({ pointsCenti: 900 })).body).toMatchObject({ entries: 0, units: [], sentence: '2026-11 还没有按此规则计的积分，看不出影响。' });
  });

  it('shows how totals and places of the open month would change, and writes nothing', async () => {
    const { pointsCenti } = await body();
    await postPoints(t, { org: tree.a1 });
    await postPoints(t, { org: tree.a1 });
    await postPoints(t, { org: tree.b1 });
    await postPoints(t, { org: tree.b1, ruleCode: 'branch.theme_day' });
    const same = (await preview()).body;
    expect(same).toMatchObject({ entries: 3, changedEntries: 0, units: [], beforeCenti: 3 * pointsCenti, afterCenti: 3 * pointsCenti });
    const { body: gone } = await preview({ status: 'retired' });
    expect(gone).toMatchObject({ changedEntries: 3, afterCenti: 0, unitsAffected: 2 });
    const units = (gone as { units: { orgId: string; afterCenti: number }[] }).units;
    expect(units.find((unit) => unit.orgId === tree.a1.id)).toMatchObject({ beforeCenti: 2 * pointsCenti, afterCenti: 0, of: 2, heads: 13 });
    const stored = await t.uow.read((tx) => tx.repo(PointEntryRow).find());
    expect(stored.map((row) => row.deltaCenti).filter((delta) => delta === 0)).toEqual([]);
    expect(stored).toHaveLength(4);
  });

  it('applies caps in the order of the ledger, lets corrections stand, and tells the linter’s refusals', async () => {
    const [entry] = await t.uow.read((tx) => tx.repo(PointEntryRow).find({ where: { orgId: tree.a1.id }, order: { id: 'ASC' } }));
    await t.ok(officer, pointsApi.reverse, { params: { id: entry.id }, body: { reason: '登记有误' } });
    const { pointsCenti } = await body();
    const { body: capped } = await preview({ pointsCenti: 400, orgMonthlyCapCenti: 300 });
    expect(capped).toMatchObject({ entries: 4, changedEntries: 2, cutByCaps: 2, afterCenti: 300 + (300 - pointsCenti) });
    const { body: refused } = await preview({ basis: 'share', title: '转发文章' });
    expect((refused as { findings: unknown[] }).findings).not.toEqual([]);
  });

  it('is for those who may revise the rule', async () => {
    const below = await person(t, tree.a1, '方砚秋', [roleAt('committee_officer', tree.a)]);
    expect((await preview({}, below)).status).toBe(404);
  });

  it('tries a rule that does not exist yet by the awards of another one, below its owner alone', async () => {
    const { status: _status, ...terms } = await body({ title: '主题党日志愿服务', pointsCenti: 500, memberMonthlyCapCenti: null, orgMonthlyCapCenti: null });
    const tryNew = (ownerOrgId: string, likeCode = 'task.completed', who = officer) => t.call(who, rulePreviewApi.previewNew, { body: { ...terms, ownerOrgId, likeCode } });
    const before = await t.uow.read((tx) => tx.repo(PointEntryRow).count());
    const { body: all } = await tryNew(tree.group.id);
    // Of three awards one was corrected: it stands as it is and brings nothing new.
    expect(all).toMatchObject({ entries: 2, changedEntries: 2, beforeCenti: 0, afterCenti: 1000, unitsAffected: 2 });
    const { body: part } = await tryNew(tree.b.id);
    expect(part).toMatchObject({ entries: 1, afterCenti: 500, units: [{ orgId: tree.b1.id }] });
    expect((await tryNew(tree.a.id, 'no.such')).status).toBe(404);
    const below = await person(t, tree.a1, '方砚秋', [roleAt('committee_officer', tree.a)]);
    expect((await tryNew(tree.b.id, 'task.completed', below)).status).toBe(404);
    expect(await t.uow.read((tx) => tx.repo(PointEntryRow).count())).toBe(before);
  });
});
