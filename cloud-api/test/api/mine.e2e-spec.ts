import { authApi, mineApi, pointsApi } from '@xianfeng/shared-types';
import { person, type Person } from '../factories/cases';
import { createBills } from '../factories/dues';
import { createDelivery } from '../factories/notifications';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { TestApp } from '../harness';

describe('the page 我的', () => {
  let t: TestApp;
  let tree: OrgTree;
  let me: Person;
  let other: Person;

  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    me = await person(t, tree.a1, '卫清和');
    other = await person(t, tree.a1, '施同志');
  });
  afterAll(() => t.stop());

  const mine = (who: Person) => t.ok(who, mineApi.show);

  it('says who I am as the account does, and that nothing is owed or waits', async () => {
    expect(await mine(me)).toEqual({
      me: await t.ok(me, authApi.me), points: { month: t.clock.month(), totalCenti: 0 }, dues: { months: 0, owedFen: 0 }, unread: 0,
    });
  });

  it('has my points of the open month, what I owe and what I have not read, never what is another’s', async () => {
    const at = { org: tree.a1, occurredOn: t.clock.today() };
    const entries = [await postPoints(t, { ...at, memberId: me.memberId }), await postPoints(t, { ...at, memberId: me.memberId })];
    await postPoints(t, { ...at, memberId: other.memberId });
    await createBills(t, { id: me.memberId, orgId: tree.a1.id }, ['2026-10', '2026-11'], { dueFen: 7650 });
    await createDelivery(t, tree.a1, me.memberId);

    const view = await mine(me);
    const totalCenti = entries.reduce((sum, { deltaCenti }) => sum + deltaCenti, 0);
    expect(totalCenti).toBeGreaterThan(0);
    expect(view).toMatchObject({ points: { totalCenti }, dues: { months: 2, owedFen: 15_300 }, unread: 1 });
    expect((await t.ok(me, pointsApi.mine, { query: {} })).totalCenti).toBe(totalCenti);
    expect(await mine(other)).toMatchObject({ points: { totalCenti: entries[0].deltaCenti }, dues: { months: 0, owedFen: 0 }, unread: 0 });
  });
});
