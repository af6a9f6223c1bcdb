import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { notificationsApi, type InboxItem } from '@xianfeng/shared-types';
import { Delivery, Notification, SubscriptionQuota } from '../../src/modules/notifications/notification.entity';
import { DeliveryStore } from '../../src/modules/notifications/delivery/delivery.store';
import { Digest } from '../../src/modules/notifications/delivery/digest.service';
import type { Member } from '../../src/modules/members/member.entity';
import { type NotifyRequest, requestNotification } from '../../src/platform/notify';
import { Outbox } from '../../src/platform/outbox';
import { SmsSender } from '../../src/platform/sms';
import { type SendOutcome, SubscribeApi, type SubscribeMessage } from '../../src/platform/wechat';
import { callerAt } from '../factories/callers';
import { createMember } from '../factories/members';
import { bindWechat, createDelivery } from '../factories/notifications';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp } from '../harness';

class FakeSubscribe extends SubscribeApi {
  sent: SubscribeMessage[] = [];
  outcomes: SendOutcome[] = [];
  async send(message: SubscribeMessage): Promise<SendOutcome> {
    this.sent.push(message);
    return this.outcomes.shift() ?? { kind: 'ok', msgId: `m${this.sent.length}` };
  }
}

class FakeSms extends SmsSender {
  sent: { phone: string; params: readonly string[] }[] = [];
  async send(phone: string, _template: string, params: readonly string[]) {
    this.sent.push({ phone, params });
    return { ok: true as const, providerId: 's1' };
  }
}

describe('notifications', () => {
  let t: TestApp;
  let tree: OrgTree;
  let member: Member;
  const wechat = new FakeSubscribe();
  const sms = new FakeSms();

  beforeAll(async () => {
    t = await TestApp.start({ override: (b) => b.overrideProvider(SubscribeApi).useValue(wechat).overrideProvider(SmsSender).useValue(sms) });
    tree = await createOrgTree(t.uow);
  });
  afterAll(() => t.stop());

  beforeEach(async () => {
    t.clock.set('2026-11-20T02:00:00.000Z');
    member = await createMember(t, { orgId: tree.a1.id });
    wechat.sent = [];
    wechat.outcomes = [];
    sms.sent = [];
  });

  const request = (more: Partial<NotifyRequest> = {}): NotifyRequest => ({
    topic: 'ranking.month', period: '2026-10', to: { kind: 'members', memberIds: [member.id] }, title: '2026年10月通报', body: '您所在支部同类第 3 名',
    page: 'pages/ranking/index?month=2026-10',
    template: { kind: 'ranking', name: '2026年10月党建工作排名通报', publishedOn: '2026年11月5日', org: '甲分行机关第一党支部', rank: '3/120', note: '点击查看' },
    ...more,
  });
  const ask = async (more: Partial<NotifyRequest> = {}) => {
    await t.uow.run((tx) => requestNotification(t.get(Outbox), tx, request(more)));
    await t.drainOutbox();
  };
  const me = () => callerAt(tree.a1, 'member', member.id);
  const deliveries = () => t.uow.read((tx) => tx.repo(Delivery).find({ where: { memberId: member.id }, order: { id: 'ASC' } }));
  const quota = async () => (await t.uow.read((tx) => tx.repo(SubscriptionQuota).findOneBy({ memberId: member.id, kind: 'ranking' })))?.remaining;

  it('tells the officers in charge, and those above only where there are none', async () => {
    const officerAt = async (orgId: string) => {
      const { id } = await createMember(t, { orgId: tree.b1.id });
      await createRole(t.uow, { memberId: id, orgId, role: 'committee_officer', reach: 'subtree' });
      return id;
    };
    const [top, near] = [await officerAt(tree.group.id), await officerAt(tree.a.id)];
    const told = async (period: string) => (await t.uow.read((tx) => tx.repo(Notification).findBy({ topic: 'case.todo', period }))).map((n) => n.memberId);
    const todo = (period: string, orgId: string, nearest?: true, except?: string[]) =>
      ask({ topic: 'case.todo', period, to: { kind: 'roles', roles: ['committee_officer'], orgId, nearest, except }, template: undefined });
    await todo('near', tree.a1.id, true);
    await todo('none-below', tree.b1.id, true);
    await todo('all', tree.a1.id);
    await todo('not-near', tree.a1.id, true, [near]);
    await todo('not-top', tree.a1.id, undefined, [top]);
    expect(await told('near')).toEqual([near]);
    expect(await told('none-below')).toEqual([top]);
    expect([await told('not-near'), await told('not-top')]).toEqual([[top], [near]]);
    expect((await told('all')).sort()).toEqual([top, near].sort());
  });

  it('puts one message into the inbox and sends one to WeChat, however often it is asked for', async () => {
    await bindWechat(t, member.id, 'o-once', { ranking: 2 });
    await ask();
    await ask();
    const inbox = await t.ok(me(), notificationsApi.inbox, { query: {} });
    expect(inbox.items.map((i: InboxItem) => i.title)).toEqual(['2026年10月通报']);
    expect(wechat.sent).toEqual([
      {
        openid: 'o-once', templateId: 'tpl-ranking', page: 'pages/ranking/index?month=2026-10',
        data: { thing1: '2026年10月党建工作排名通报', date2: '2026年11月5日', thing3: '甲分行机关第一党支部', character_string4: '3/120', thing5: '点击查看' },
      },
    ]);
    expect(await quota()).toBe(1);
    expect(await deliveries()).toMatchObject([{ channel: 'wechat', status: 'sent', msgId: 'm1' }]);
  });

  it('asks WeChat nothing where no consent is left, and falls back to a neutral SMS for what must arrive', async () => {
    await bindWechat(t, member.id, 'o-none', { ranking: 0 });
    await ask();
    expect(await deliveries()).toMatchObject([{ status: 'refused', reason: '没有可用的订阅额度' }]);
    expect(wechat.sent).toEqual([]);
    expect(sms.sent).toEqual([]);
    await ask({ topic: 'appeal.result', period: 'appeal-1', mustArrive: true });
    expect(sms.sent).toHaveLength(1);
    expect(JSON.stringify(sms.sent[0].params)).not.toMatch(/党|支部|申诉/);
  });

  it('believes WeChat about the quota and never repeats what it refused', async () => {
    await bindWechat(t, member.id, 'o-43101', { ranking: 5 });
    wechat.outcomes = [{ kind: 'quota', errcode: 43101, rid: null }];
    await ask();
    t.clock.advance(24 * 3_600_000);
    await t.drainOutbox();
    expect(wechat.sent).toHaveLength(1);
    expect(await quota()).toBe(0);
  });

  it('retries what was busy, later', async () => {
    await bindWechat(t, member.id, 'o-busy', { ranking: 1 });
    wechat.outcomes = [{ kind: 'retryLater', when: 'soon', errcode: -1, rid: null }];
    await ask();
    expect(await deliveries()).toMatchObject([{ status: 'waiting', attempts: 1 }]);
    t.clock.advance(60_000);
    await t.drainOutbox();
    expect(await deliveries()).toMatchObject([{ status: 'sent', attempts: 2 }]);
  });

  it('does not repeat a send whose process died or whose connection broke; an officer may', async () => {
    await bindWechat(t, member.id, 'o-dead', { ranking: 3 });
    wechat.outcomes = [{ kind: 'unknown' }];
    await ask();
    const [{ id }] = await deliveries();
    await t.uow.run((tx) => tx.repo(Delivery).update({ id }, { status: 'sending', startedAt: t.clock.now() }));
    t.clock.advance(11 * 60_000);
    expect(await t.get(DeliveryStore).sweepAbandoned()).toBe(1);
    await t.drainOutbox();
    expect(wechat.sent).toHaveLength(1);
    const officer = callerAt(tree.a1, 'committee_officer', undefined, tree.a);
    const list = await t.ok(officer, notificationsApi.deliveries, { query: { status: 'unknown' } });
    expect(list.items).toMatchObject([{ id, memberName: member.name, canRedrive: true }]);
    await t.ok(officer, notificationsApi.redrive, { params: { id } });
    await t.drainOutbox();
    expect(await deliveries()).toMatchObject([{ status: 'sent' }]);
    expect((await t.call(officer, notificationsApi.redrive, { params: { id } })).status).toBe(409);
  });

  it('tries several once more, chosen or all of a filter, and says what became of them', async () => {
    await bindWechat(t, member.id, 'o-many', { ranking: 9 });
    const place = { path: tree.a1.path, name: tree.a1.name };
    const make = async (status: 'failed' | 'refused' | 'sent') => (await createDelivery(t, place, member.id, status)).deliveryId;
    const [failed, refused, sent] = [await make('failed'), await make('refused'), await make('sent')];
    const elsewhere = (await createDelivery(t, { path: tree.b1.path, name: tree.b1.name }, member.id, 'failed')).deliveryId;
    const officer = callerAt(tree.a1, 'committee_officer', undefined, tree.a);
    expect(await t.ok(officer, notificationsApi.redriveMany, { body: { ids: [refused, sent, elsewhere] } })).toEqual({ redriven: 1, skipped: 2, left: 0 });
    expect(await t.ok(officer, notificationsApi.redriveMany, { body: { status: 'failed', topic: 'case.result', month: '2026-11' } })).toEqual({ redriven: 1, skipped: 0, left: 0 });
    const waiting = await t.uow.read((tx) => tx.repo(Delivery).find({ where: { memberId: member.id, status: 'waiting' }, order: { id: 'ASC' } }));
    expect(waiting.map(({ id }) => id)).toEqual([failed, refused]);
    expect((await t.call(officer, notificationsApi.redriveMany, { body: {} })).status).toBe(422);
    await t.drainOutbox();
  });

  it('hides names from platform admins', async () => {
    await bindWechat(t, member.id, 'o-admin', {});
    await ask();
    const admin = callerAt(tree.a1, 'platform_admin', undefined, tree.group);
    const page = await t.ok(admin, notificationsApi.deliveries, { query: { topic: 'ranking.month', period: '2026-10' } });
    expect(page.items.length).toBeGreaterThan(0);
    expect(page.items.every((item) => item.memberName === null)).toBe(true);
  });

  it('are found by month, channel and organisation, and summed up the same way', async () => {
    await bindWechat(t, member.id, 'o-found', { ranking: 1 });
    await ask({ period: 'found' });
    const officer = callerAt(tree.a1, 'committee_officer', undefined, tree.group);
    const found = async (filter: object) => (await t.ok(officer, notificationsApi.deliveries, { query: { period: 'found', ...filter } })).items.length;
    const counted = async (filter: object) => (await t.ok(officer, notificationsApi.deliverySummary, { query: { period: 'found', ...filter } })).byStatus;
    for (const [filter, count] of [[{ month: '2026-11', channel: 'wechat', orgId: tree.a.id }, 1], [{ month: '2026-10' }, 0], [{ channel: 'sms' }, 0], [{ orgId: tree.b.id }, 0]] as const) {
      expect(await found(filter)).toBe(count);
      expect(await counted(filter)).toEqual(count ? [{ channel: 'wechat', status: 'sent', count }] : []);
    }
    const thisMonth = await t.ok(officer, notificationsApi.deliverySummary, { query: { orgId: tree.a.id } });
    expect(thisMonth.byStatus.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
  });

  it('keeps quiet at night and sends in the morning', async () => {
    await bindWechat(t, member.id, 'o-night', { ranking: 1 });
    t.clock.set('2026-11-20T14:30:00.000Z');
    await ask();
    expect(wechat.sent).toEqual([]);
    expect((await t.ok(me(), notificationsApi.unread)).unread).toBe(1);
    const told = async () => (await deliveries()).map(({ status, reason }) => [status, reason]);
    expect(await told()).toEqual([['waiting', '免打扰时段，8:00 起发送']]);
    t.clock.set('2026-11-21T00:00:00.000Z');
    await t.drainOutbox();
    expect(wechat.sent).toHaveLength(1);
    expect(await told()).toEqual([['sent', '']]);
  });

  it('keeps quiet at night also with retries, fallbacks and what an officer sends again', async () => {
    await bindWechat(t, member.id, 'o-late', { ranking: 5 });
    const told = async () => (await deliveries()).map(({ channel, status, reason }) => [channel, status, reason]);
    const until8 = '免打扰时段，8:00 起发送';
    t.clock.set('2026-11-20T12:59:50.000Z');
    wechat.outcomes = [{ kind: 'retryLater', when: 'soon', errcode: -1, rid: null }];
    await ask({ period: 'busy' });
    t.clock.advance(60_000);
    await t.drainOutbox();
    expect(await told()).toEqual([['wechat', 'waiting', until8]]);

    t.clock.set('2026-11-21T12:59:50.000Z');
    await t.drainOutbox();
    expect(await told()).toEqual([['wechat', 'sent', '']]);
    wechat.outcomes = [{ kind: 'retryLater', when: 'soon', errcode: -1, rid: null }, { kind: 'badUser', errcode: 40003, rid: null }];
    await ask({ topic: 'appeal.result', period: 'appeal-late', mustArrive: true });
    const [busy] = (await deliveries()).filter(({ status }) => status === 'waiting');
    await t.uow.run((tx) => tx.repo(Delivery).update({ id: busy.id }, { status: 'failed' }));
    t.clock.set('2026-11-21T15:00:00.000Z');
    await t.ok(callerAt(tree.a1, 'committee_officer', undefined, tree.a), notificationsApi.redrive, { params: { id: busy.id } });
    await t.drainOutbox();
    expect([wechat.sent.length, sms.sent.length]).toEqual([3, 0]);
    expect((await told()).at(-1)).toEqual(['wechat', 'waiting', until8]);

    t.clock.set('2026-11-22T00:00:00.000Z');
    await t.drainOutbox();
    expect([wechat.sent.length, sms.sent.length]).toEqual([4, 1]);
  });

  it('holds the cap when several things happen at once', async () => {
    await bindWechat(t, member.id, 'o-many-at-once', { ranking: 20 });
    for (let n = 0; n < 7; n++) await ask({ period: `p${n}` });
    await t.uow.run(async (tx) => {
      for (const period of ['x', 'y', 'z']) await requestNotification(t.get(Outbox), tx, request({ period }));
    });
    await t.drainOutbox();
    expect((await deliveries()).filter(({ status }) => status === 'digest')).toHaveLength(2);
    expect(wechat.sent).toHaveLength(8);
  });

  it('cuts a long text between characters', async () => {
    await ask({ period: 'long', title: `${'先'.repeat(99)}😀锋` });
    const [{ title }] = await t.uow.read((tx) => tx.repo(Notification).findBy({ memberId: member.id, period: 'long' }));
    expect(title).toBe(`${'先'.repeat(99)}😀`);
  });

  it('holds back what is over the cap and sums it up on Monday', async () => {
    await bindWechat(t, member.id, 'o-cap', { ranking: 20, todo: 1 });
    for (let n = 0; n < 9; n++) await ask({ period: `p${n}` });
    expect(wechat.sent).toHaveLength(8);
    expect((await deliveries()).filter((d) => d.status === 'digest')).toHaveLength(1);
    t.clock.set('2026-11-23T01:05:00.000Z');
    await t.nest.get(Digest, { strict: false }).run();
    await t.nest.get(Digest, { strict: false }).run();
    await t.drainOutbox();
    expect(wechat.sent).toHaveLength(9);
    expect(wechat.sent[8]).toMatchObject({ templateId: 'tpl-todo', page: 'packages/notices/inbox/index' });
    expect((await deliveries()).some((d) => d.status === 'digest')).toBe(false);
  });

  it('lets members mute what is not important, and no more', async () => {
    await bindWechat(t, member.id, 'o-mute', { ranking: 1, todo: 1 });
    const saved = await t.ok(me(), notificationsApi.setPreferences, { body: { muted: ['ranking.month', 'case.todo'] } });
    expect(saved.topics.filter((p) => p.muted).map((p) => p.topic)).toEqual(['ranking.month']);
    await ask();
    expect(wechat.sent).toEqual([]);
    expect(await deliveries()).toMatchObject([{ status: 'muted' }]);
  });

  it('shows and reads only my own messages', async () => {
    await ask();
    const mine = (await t.ok(me(), notificationsApi.inbox, { query: {} })).items[0];
    const other = callerAt(tree.a1, 'member');
    expect((await t.call(other, notificationsApi.read, { params: { id: mine.id } })).status).toBe(404);
    await t.ok(me(), notificationsApi.read, { params: { id: mine.id } });
    expect((await t.ok(me(), notificationsApi.unread)).unread).toBe(0);
  });

  it('refuses a value that WeChat would refuse, with the field named', async () => {
    await bindWechat(t, member.id, 'o-bad', { ranking: 1 });
    await ask({ template: { kind: 'ranking', name: '通报', publishedOn: '下周', org: '甲', rank: '3/120', note: '看' } });
    const [delivery] = await deliveries();
    expect(delivery.status).toBe('failed');
    expect(delivery.reason).toMatch('date2');
    expect(wechat.sent).toEqual([]);
  });

  describe('pushes', () => {
    const KEY = Buffer.from('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=', 'base64');
    const seal = (message: object) => {
      const msg = Buffer.from(JSON.stringify(message));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(msg.length);
      const plain = Buffer.concat([randomBytes(16), length, msg, Buffer.from('wx0000000000000001')]);
      const pad = 32 - (plain.length % 32);
      const cipher = createCipheriv('aes-256-cbc', KEY, KEY.subarray(0, 16)).setAutoPadding(false);
      return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
    };
    const push = (message: object, token = 'test-push-token') => {
      const Encrypt = seal(message);
      const signature = createHash('sha1').update([token, '1', 'n', Encrypt].sort().join('')).digest('hex');
      return t.http('post', `/api/wechat/push?timestamp=1&nonce=n&encrypt_type=aes&msg_signature=${signature}`).send({ ToUserName: 'gh', Encrypt });
    };
    const seconds = (iso: string) => Date.parse(iso) / 1000;
    const popup = (openid: string, at: string, status = 'accept') => ({
      FromUserName: openid, CreateTime: seconds(at), MsgType: 'event', Event: 'subscribe_msg_popup_event',
      List: { TemplateId: 'tpl-ranking', SubscribeStatusString: status, PopupScene: '0' },
    });

    it('counts consents once, in both shapes, and voids those older than a turning off', async () => {
      await bindWechat(t, member.id, 'o-push');
      expect((await push(popup('o-push', '2026-11-20T01:00:00Z'))).text).toBe('success');
      await push(popup('o-push', '2026-11-20T01:00:00Z'));
      expect(await quota()).toBe(1);
      await push({ ...popup('o-push', '2026-11-20T01:01:00Z'), List: [{ TemplateId: 'tpl-ranking', SubscribeStatusString: 'acceptWithAudio' }, { TemplateId: 'tpl-todo', SubscribeStatusString: 'reject' }] });
      expect(await quota()).toBe(2);
      const off = { ...popup('o-push', '2026-11-20T01:05:00Z', 'reject'), Event: 'subscribe_msg_change_event' };
      await push(off);
      expect(await quota()).toBe(0);
      await push(popup('o-push', '2026-11-20T01:04:00Z'));
      expect(await quota()).toBe(0);
      await push(popup('o-push', '2026-11-20T01:06:00Z'));
      expect(await quota()).toBe(1);
    });

    it('refuses a wrong signature and answers the address check', async () => {
      expect((await push(popup('o-x', '2026-11-20T01:00:00Z'), 'another-token')).status).toBe(403);
      const signature = createHash('sha1').update(['test-push-token', '1', 'n'].sort().join('')).digest('hex');
      const check = await t.http('get', `/api/wechat/push?timestamp=1&nonce=n&echostr=hello&signature=${signature}`);
      expect([check.status, check.text]).toEqual([200, 'hello']);
    });

    it('marks a message that WeChat could not deliver after all', async () => {
      await bindWechat(t, member.id, 'o-late', { ranking: 1 });
      await ask();
      await push({
        FromUserName: 'o-late', CreateTime: 1, MsgType: 'event', Event: 'subscribe_msg_sent_event',
        List: { TemplateId: 'tpl-ranking', MsgID: 'm1', ErrorCode: '43004', ErrorStatus: 'user unsubscribed' },
      });
      expect((await deliveries()).map((d) => d.status)).toEqual(['refused']);
    });
  });

  it('keeps one row for member, topic and period under concurrent requests', async () => {
    const outbox = t.get(Outbox);
    await Promise.all([1, 2, 3].map(() => t.uow.run((tx) => requestNotification(outbox, tx, request({ period: 'race' })))));
    await t.drainOutbox();
    expect(await t.uow.read((tx) => tx.repo(Notification).countBy({ memberId: member.id, period: 'race' }))).toBe(1);
  });
});
