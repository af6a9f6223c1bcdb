import { notificationsApi, RUBRIC_CRITERION_KEYS, settingsApi, type ChangeMessageBody, type ChangeSettingBody, type Setting } from '@xianfeng/shared-types';
import { Notification } from '../../src/modules/notifications/notification.entity';
import { SETTING_SPECS } from '../../src/modules/settings/setting-catalogue';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { requestNotification } from '../../src/platform/notify';
import { Outbox } from '../../src/platform/outbox';
import { RuleBook } from '../../src/platform/rules';
import { person, roleAt, type Person } from '../factories/cases';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

describe('settings', () => {
  let t: TestApp;
  let tree: OrgTree;
  let chief: Person;
  let officer: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    chief = await person(t, tree.a1, '林望北', [roleAt('committee_officer', tree.group)]);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.a)]);
  });
  afterAll(() => t.stop());

  const BODY: ChangeSettingBody = { value: 3, doc: '党委会纪要〔2026〕12 号', article: '', effectiveFrom: '2026-12-01', reason: '压缩办理时间' };
  const change = (who: Person, code: string, body: Partial<ChangeSettingBody> = {}) => t.call(who, settingsApi.change, { params: { code }, body: { ...BODY, ...body } });
  const find = async (who: Person, code: string): Promise<Setting> =>
    (await t.ok(who, settingsApi.list)).flatMap((group) => group.settings).find((setting) => setting.code === code)!;
  const number = (code: string, date: string, path = '') => t.get(RuleBook).number(code, date, path);

  it('knows every rule that the product counts by, with a value of the product within its range', async () => {
    expect(SETTING_SPECS.map((spec) => spec.code).sort()).toEqual(t.get(RuleBook).codes().sort());
    const shown = (await t.ok(chief, settingsApi.list)).flatMap((group) => group.settings);
    expect(shown).toHaveLength(SETTING_SPECS.length);
    expect(shown.filter(({ current, min, max }) => current.value < min || current.value > max).map(({ code }) => code)).toEqual([]);
    for (const { code, sum } of shown.filter((setting) => setting.sum)) {
      expect(sum!.codes).toContain(code);
      expect(shown.filter((setting) => sum!.codes.includes(setting.code)).reduce((total, { current }) => total + current.value, 0)).toBe(sum!.total);
    }
    expect(shown.filter(({ sum }) => sum).map(({ code }) => code)).toEqual(RUBRIC_CRITERION_KEYS.map((key) => `case.rubric.${key}`));
  });

  it('changes a rule from a date on; the days before keep what they had', async () => {
    const before = await find(chief, 'point.appeal.answer_workdays');
    expect(before).toMatchObject({ title: '申诉答复期限', unit: '工作日', current: { value: 5, state: 'current' }, planned: [], allowedActions: ['change'] });
    const { body } = await change(chief, before.code);
    expect(body).toMatchObject({ current: { value: 5 }, planned: [{ value: 3, effectiveFrom: '2026-12-01', createdByName: '林望北', reason: '压缩办理时间', allowedActions: ['withdraw'] }] });
    expect([await number(before.code, '2026-11-30'), await number(before.code, '2026-12-01')]).toEqual([5, 3]);
    const trace = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ action: 'setting.change' }));
    expect(trace).toMatchObject({ actorId: chief.memberId, objectId: before.code, title: '申诉答复期限', detail: { value: 3, effectiveFrom: '2026-12-01' } });
  });

  it('takes back what has not begun, and nothing else', async () => {
    const { planned: [version], current, code } = await find(chief, 'point.appeal.answer_workdays');
    expect(await t.call(chief, settingsApi.withdraw, { params: { code, id: current.id } })).toMatchObject({ status: 409, body: { code: 'conflict.state' } });
    expect((await t.call(officer, settingsApi.withdraw, { params: { code, id: version.id } })).status).toBe(403);
    await t.ok(chief, settingsApi.withdraw, { params: { code, id: version.id } });
    expect(await number(code, '2026-12-01')).toBe(5);
    expect((await t.ok(chief, settingsApi.history, { params: { code } })).map(({ value, state }) => [value, state])).toEqual([[5, 'current']]);
  });

  it.each<[string, string, Partial<ChangeSettingBody>, number, string]>([
    ['a value out of range', 'notify.quiet_from', { value: 24 }, 422, '免打扰开始应在 0–23 之间'],
    ['a day that is over', 'notify.quiet_from', { effectiveFrom: '2026-11-19' }, 422, '生效日期最早为今天'],
    ['no such day', 'notify.quiet_from', { effectiveFrom: '2026-02-30' }, 422, '生效日期不是有效日期'],
    ['a law', 'org.branch.term_years', {}, 409, '由法规确定'],
    ['a part of the tree for what is the same everywhere', 'notify.quiet_from', { value: 20, orgId: 'A' }, 422, '不能单独设置'],
    ['values that don’t fit each other', 'notify.quiet_from', { value: 8 }, 422, '免打扰开始和结束不能相同'],
    ['weights that don’t add up', 'case.rubric.innovation', { value: 40 }, 422, '合计应为 100，现为 110'],
  ])('refuses %s', async (_, code, more, status, words) => {
    const reply = await change(chief, code, more.orgId ? { ...more, orgId: tree.a.id } : more);
    expect(reply.status).toBe(status);
    expect(JSON.stringify(reply.body)).toContain(words);
  });

  it('changes weights of the rubric together', async () => {
    const along = [{ code: 'case.rubric.effectiveness', value: 20 }];
    expect((await change(chief, 'case.rubric.innovation', { value: 40, along })).status).toBe(200);
    expect([await number('case.rubric.innovation', '2026-12-02'), await number('case.rubric.effectiveness', '2026-12-02')]).toEqual([40, 20]);
    expect(await change(chief, 'case.rubric.innovation', { value: 30, along: [{ code: 'case.rubric.effectiveness', value: 30 }] })).toMatchObject({
      status: 409, body: { code: 'conflict.duplicate' },
    });
  });

  it('is changed once by two who change it at once, and weights still add up', async () => {
    const twice = await Promise.all([change(chief, 'case.review_days', { value: 7 }), change(chief, 'case.review_days', { value: 8 })]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const on = { effectiveFrom: '2027-03-01' };
    await Promise.all([
      change(chief, 'case.rubric.authenticity', { ...on, value: 30, along: [{ code: 'case.rubric.innovation', value: 30 }] }),
      change(chief, 'case.rubric.innovation', { ...on, value: 30, along: [{ code: 'case.rubric.effectiveness', value: 30 }] }),
    ]);
    const weights = await Promise.all(['authenticity', 'innovation', 'effectiveness', 'replicability'].map((name) => number(`case.rubric.${name}`, '2027-03-01')));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('lets an officer below the top set what may differ, for the own part of the tree alone', async () => {
    const code = 'case.notice_days';
    expect(await change(officer, code)).toMatchObject({ status: 403 });
    expect((await change(officer, code, { orgId: tree.b.id })).status).toBe(404);
    const today = { value: 7, effectiveFrom: '2026-11-20', orgId: tree.a.id };
    expect((await change(officer, code, today)).body).toMatchObject({ current: { value: 5 }, overrides: [{ value: 7, org: { name: tree.a.name } }] });
    expect([await number(code, '2026-11-20', tree.a1.path), await number(code, '2026-11-20', tree.b1.path)]).toEqual([7, 5]);
    expect((await find(officer, 'notify.quiet_from')).allowedActions).toEqual([]);
  });

  describe('words of messages', () => {
    const topic = 'org.term' as const;
    const params = { topic };
    const WORDS: ChangeMessageBody = { title: '{标题}（请办理）', opening: '同志您好：', closing: '如有疑问请致电党群工作部。', remark: '', effectiveFrom: '2026-11-20', reason: '统一口径' };
    const word = (who: Person, body: Partial<ChangeMessageBody> = {}) => t.call(who, settingsApi.changeMessage, { params, body: { ...WORDS, ...body } });
    const shown = async () => (await t.ok(chief, settingsApi.messages)).find((message) => message.topic === topic)!;
    const ask = async (period: string) => {
      await t.uow.run((tx) => requestNotification(t.get(Outbox), tx, {
        topic, period, to: { kind: 'members', memberIds: [officer.memberId] }, title: '换届提醒', body: '请准备换届。', page: 'packages/org/branch/index',
        template: { kind: 'todo', task: '换届提醒', from: '甲支部', due: '2026-12-01', note: '请提前准备' },
      }));
      await t.drainOutbox();
      return (await t.ok(officer, notificationsApi.inbox, { query: {} })).items[0];
    };

    it('are the product’s until the customer has some', async () => {
      expect(await shown()).toMatchObject({ current: null, planned: [], important: true, wechat: { templateSet: true }, parts: ['title', 'opening', 'closing', 'remark'], allowedActions: ['change'] });
      expect(await ask('before')).toMatchObject({ title: '换届提醒', body: '请准备换届。' });
    });

    it('are tried without being saved, the WeChat card as WeChat would take it', async () => {
      const query = { title: WORDS.title, remark: '{说明}工作，有关事项请与党群工作部联系' };
      expect(await t.ok(chief, settingsApi.previewMessage, { params, query })).toMatchObject({
        title: '换届提醒（请办理）', wechat: [{ key: 'thing1', value: '换届提醒（请办理）', cut: false }, {}, {}, { key: 'thing4', value: '请提前准备换届工作，有关事项请与党群工…', cut: true }],
      });
      expect((await shown()).current).toBeNull();
    });

    it('hold for messages asked for from then on, in the inbox and on the card', async () => {
      expect((await word(chief)).body).toMatchObject({ current: { title: WORDS.title, createdByName: '林望北', reason: '统一口径', state: 'current' }, sample: { title: '换届提醒（请办理）' } });
      expect(await ask('after')).toMatchObject({ title: '换届提醒（请办理）', body: '同志您好：请准备换届。如有疑问请致电党群工作部。' });
      const cards = await t.uow.read((tx) => tx.repo(Notification).findBy({ topic }));
      expect(cards.map(({ period, template }) => [period, template])).toEqual(expect.arrayContaining([
        ['before', expect.objectContaining({ task: '换届提醒' })], ['after', expect.objectContaining({ task: '换届提醒（请办理）', note: '请提前准备' })],
      ]));
      const trace = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ action: 'message_text.change' }));
      expect(trace).toMatchObject({ actorId: chief.memberId, objectId: topic, title: '换届提醒', detail: { title: WORDS.title, effectiveFrom: '2026-11-20' } });
    });

    it('can be planned, one wording a day, and taken back before they begin', async () => {
      const { body } = await word(chief, { opening: '', effectiveFrom: '2026-12-01' });
      expect(body).toMatchObject({ current: { opening: '同志您好：' }, planned: [{ opening: '', effectiveFrom: '2026-12-01', allowedActions: ['withdraw'] }] });
      expect(await word(chief, { effectiveFrom: '2026-12-01' })).toMatchObject({ status: 409, body: { code: 'conflict.duplicate' } });
      const { current, planned: [version] } = await shown();
      expect(await t.call(chief, settingsApi.withdrawMessage, { params: { topic, id: current!.id } })).toMatchObject({ status: 409, body: { code: 'conflict.state' } });
      expect((await t.call(officer, settingsApi.withdrawMessage, { params: { topic, id: version.id } })).status).toBe(403);
      await t.ok(chief, settingsApi.withdrawMessage, { params: { topic, id: version.id } });
      expect((await shown()).planned).toEqual([]);
    });

    it('are put right on the same day; what held before is kept', async () => {
      await word(chief, { title: '换届', reason: '更简短' });
      expect(await ask('later')).toMatchObject({ title: '换届' });
      expect((await t.ok(chief, settingsApi.messageHistory, { params })).map(({ title, state }) => [title, state])).toEqual([['换届', 'current'], [WORDS.title, 'past']]);
    });

    it.each<[string, Partial<ChangeMessageBody>, string, string]>([
      ['a title longer than WeChat takes', { title: '一二三四五六七八九十一二三四五六七八九十一' }, 'title', '标题不能超过 20 个字（{标题}不计）'],
      ['a link', { closing: '详见 https://example.com' }, 'closing', '附言中不能有链接'],
      ['a day that is over', { effectiveFrom: '2026-11-19' }, 'effectiveFrom', '生效日期最早为今天（2026-11-20），已发出的消息不再改变'],
      ['no reason', { reason: ' ' }, 'reason', '修改原因应为 1–200 个字'],
    ])('refuse %s', async (_, body, path, message) => {
      expect(await word(chief, body)).toMatchObject({ status: 422, body: { errors: [{ path, message }] } });
    });

    it('are set at the top alone, and for what there is', async () => {
      expect((await word(officer)).status).toBe(403);
      expect((await t.ok(officer, settingsApi.messages)).every(({ allowedActions }) => allowedActions.length === 0)).toBe(true);
      expect((await t.call(chief, settingsApi.messageHistory, { params: { topic: 'nothing' as typeof topic } })).status).toBe(404);
    });
  });

  it('says in words what production lacks, and tries what it can', async () => {
    const report = await t.ok(chief, settingsApi.config);
    expect(report.ready).toBe(false);
    expect(report.checks.find((check) => check.code === 'wechat.api')).toMatchObject({ state: 'missing', variable: 'WECHAT_API_BASE' });
    const { results } = await t.ok(chief, settingsApi.probe);
    expect(results.filter(({ code }) => code === 'database' || code === 'storage').map(({ ok }) => ok)).toEqual([true, true]);
    expect(results.find(({ code }) => code === 'wechat_token')).toMatchObject({ ok: false, detail: '连不上微信接口，请检查网络和 WECHAT_API_BASE。' });
  });
});
