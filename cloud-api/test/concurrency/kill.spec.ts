import { insertAll } from '../../src/database/seed/insert';
import { CASE_PUBLISHED, type CasePublished } from '../../src/modules/cases';
import { Member } from '../../src/modules/members/member.entity';
import { Notification, Delivery } from '../../src/modules/notifications/notification.entity';
import { Org } from '../../src/modules/orgs/org.entity';
import { PointEntryRow } from '../../src/modules/points/point-entry.entity';
import { BulletinRow } from '../../src/modules/rankings/bulletin.entity';
import { NOTIFY_BRANCHES } from '../../src/modules/rankings/bulletin-notices';
import { MonthCloseRow } from '../../src/modules/rankings/month-close.entity';
import { MonthVerifier } from '../../src/modules/rankings/month-verifier';
import { RankingRow, RankingSeal } from '../../src/modules/rankings/ranking.entity';
import { newId } from '../../src/platform/ids';
import { Outbox } from '../../src/platform/outbox';
import { OutboxMessage } from '../../src/platform/outbox/outbox-message.entity';
import { buildMember } from '../factories/members';
import { bindWechat } from '../factories/notifications';
import { buildOrg } from '../factories/orgs';
import { postPoints } from '../factories/points';
import { TestApp } from '../harness';
import { FakeHttp } from '../support/fake-http';
import { ServiceProcess } from './service-process';

const MONTH = '2025-03';
const BRANCHES = 620;
const SEND = '/cgi-bin/message/subscribe/send';

/** kill -9 in the middle of the month close, of publishing a bulletin and of what follows a publication: nothing lost, nothing doubled. */
describe('a killed service', () => {
  let t: TestApp;
  let root: Org;
  let branches: Org[];
  let members: Member[];
  let wechat: FakeHttp;
  let service: ServiceProcess;

  beforeAll(async () => {
    t = await TestApp.start();
    wechat = await new FakeHttp().start();
    wechat.on('/cgi-bin/stable_token', { access_token: 'T', expires_in: 7200 }).on(SEND, { errcode: 0, errmsg: 'ok', msgid: 1 });
    root = buildOrg({ name: '先锋银行集团党委', kind: 'party_committee', orgClass: 'committee' });
    branches = Array.from({ length: BRANCHES }, (_, i) => buildOrg({ name: `第${i + 1}网点党支部`, orgClass: 'outlet', parent: root }));
    members = branches.map((org) => buildMember(t, { orgId: org.id }));
    await t.uow.run(async (tx) => {
      await insertAll(tx, Org, [root, ...branches]);
      await insertAll(tx, Member, members);
    });
    t.clock.set(`${MONTH}-20T02:00:00.000Z`);
    for (let i = 0; i < 60; i++) await postPoints(t, { org: branches[i * 10], memberId: members[i * 10].id, ruleCode: i % 2 ? 'task.completed' : 'lecture.given' });
    service = new ServiceProcess(t.db, { WECHAT_API_BASE: wechat.url });
  }, 120_000);

  afterAll(async () => {
    await service.dispose();
    await wechat.stop();
    await t.stop();
  });

  const closeRow = () => t.uow.read((tx) => tx.repo(MonthCloseRow).findOneByOrFail({ month: MONTH }));
  const outboxPending = (topics: string[]) =>
    t.uow.read(async (tx) => (await Promise.all(topics.map((topic) => tx.repo(OutboxMessage).countBy({ topic, status: 'pending' })))).reduce((a, b) => a + b, 0));

  it('closes the month once and seals what the ledger says', async () => {
    await t.uow.run(async (tx) => {
      await tx.repo(MonthCloseRow).insert({
        month: MONTH, phase: 'checking', cursor: '', done: 0, total: 0, terms: { smallUnitHeads: 10, bandWidth: 3 }, leaseToken: null, leaseUntil: null,
        startedBy: null, startedAt: t.clock.now(), closedAt: null,
      });
      await t.get(Outbox).add(tx, 'ranking.close', { month: MONTH });
    });
    const seen: string[] = [];
    // At the beginning of every phase and in the middle of it.
    for (let state = 'checking'; state !== 'closed'; ) {
      await service.start(3);
      await service.until(async () => {
        const { phase, cursor } = await closeRow();
        const now = cursor === '' ? phase : `${phase}, part`;
        const moved = now !== state;
        if (moved) state = now;
        return moved;
      });
      await service.kill();
      seen.push(state);
    }
    expect(seen.length).toBeGreaterThan(2);
    const counts = await t.uow.read(async (tx) => [await tx.repo(RankingRow).countBy({ month: MONTH }), await tx.repo(RankingSeal).countBy({ month: MONTH })]);
    expect(counts).toEqual([BRANCHES, 1]);
    expect(await t.get(MonthVerifier).verify(MONTH)).toMatchObject({ same: true, intact: true, units: BRANCHES });
  }, 180_000);

  it('tells every member of the published bulletin exactly once', async () => {
    const told = members.slice(0, 200);
    for (const member of told) await bindWechat(t, member.id, `o-${member.id}`, { ranking: 3 });
    const id = newId();
    await t.uow.run(async (tx) => {
      await tx.repo(BulletinRow).insert({
        id, month: MONTH, title: '2025年3月通报', status: 'published', scopeOrgId: root.id, scopeOrgPath: root.path, paragraphs: [], items: [], editorIds: [],
        publishedAt: t.clock.now(), notifiedUpTo: '', notified: 0, version: 1, createdAt: t.clock.now(),
      });
      await t.get(Outbox).add(tx, NOTIFY_BRANCHES, { bulletinId: id, after: '' }, { dedupKey: `bulletin:${id}:` });
    });
    const notified = () => t.uow.read((tx) => tx.repo(Notification).countBy({ topic: 'ranking.month', period: MONTH }));
    for (const at of [1, 300]) {
      await service.start(3);
      await service.until(async () => (await notified()) >= at);
      await service.kill();
      expect(await notified()).toBeLessThan(BRANCHES + 1);
    }
    await service.start(12);
    await service.until(async () => (await notified()) === BRANCHES && (await outboxPending(['bulletin.notify', 'notify.request', 'notify.deliver'])) === 0, 120_000);
    await service.stop();

    const sends = new Map<string, number>();
    for (const { body } of wechat.sentTo(SEND)) sends.set(body.touser, (sends.get(body.touser) ?? 0) + 1);
    expect([...sends.values()].every((n) => n === 1)).toBe(true);
    const deliveries = await t.uow.read((tx) => tx.repo(Delivery).find());
    expect(deliveries).toHaveLength(BRANCHES);
    const sent = deliveries.filter((d) => d.status === 'sent');
    // What was under way when the process died is not repeated; a person decides (status unknown, or still marked until the sweep).
    const open = deliveries.filter((d) => d.status === 'unknown' || d.status === 'sending');
    const bound = new Set(told.map((m) => m.id));
    expect(sent.length + open.filter((d) => bound.has(d.memberId)).length).toBe(told.length);
    expect(sent.every((d) => sends.get(`o-${d.memberId}`) === 1)).toBe(true);
    expect(sent.length + open.length + deliveries.filter((d) => d.status === 'refused').length).toBe(BRANCHES);
  }, 300_000);

  it('gives the points of every publication once', async () => {
    const events: CasePublished[] = Array.from({ length: 120 }, (_, i) => ({
      caseId: newId(), title: `案例${i}`, orgId: branches[i].id, orgPath: branches[i].path, authorIds: [members[i].id], categoryCode: 'other',
      publishedAt: '2025-04-10T02:00:00.000Z',
    }));
    await t.uow.run(async (tx) => {
      for (const event of events) await t.get(Outbox).add(tx, CASE_PUBLISHED, event);
    });
    const entries = () => t.uow.read((tx) => tx.repo(PointEntryRow).countBy({ ruleCode: 'case.published.lead' }));
    for (const at of [1, 60]) {
      await service.start(3);
      await service.until(async () => (await entries()) >= at);
      await service.kill();
    }
    await service.start(3);
    await service.until(async () => (await outboxPending([CASE_PUBLISHED])) === 0, 120_000);
    await service.stop();
    expect(await entries()).toBe(events.length);
    const [{ total }] = await t.uow.read((tx) => tx.select<{ total: number | string }>("SELECT SUM(totalCenti) AS total FROM point_balance WHERE month = '2025-04' AND kind = 'org'"));
    expect(Number(total)).toBe(events.length * 1000);
  }, 180_000);
});
