import { duesApi } from '@xianfeng/shared-types';
import { BillMaker, DuesBills } from '../../src/modules/dues';
import { ArrearsWatch } from '../../src/modules/dues/arrears/arrears-watch';
import { newId } from '../../src/platform/ids';
import { RuleValue } from '../../src/platform/rules/rule-value.entity';
import { callerAt, callerWith } from '../factories/callers';
import { createBills } from '../factories/dues';
import type { OrgTree } from '../factories/orgs';
import { TestApp, type TestCaller } from '../harness';
import { DuesScene } from '../support/dues-scene';

describe('party dues: relief, payers, arrears', () => {
  let s: DuesScene;
  let t: TestApp;
  let tree: OrgTree;
  let secretary: TestCaller;
  let officer: TestCaller;

  beforeAll(async () => {
    s = await DuesScene.start();
    ({ t, tree, secretary, officer } = s);
  });
  afterAll(() => t.stop());

  describe('relief', () => {
    const apply = { kind: 'exempt' as const, fromMonth: '2026-10', toMonth: '2027-03', reason: '本人重病住院，生活困难' };
    const study = { agree: true, opinion: '情况属实，同意', meetingOn: '2026-11-19', version: 1 };
    const decide = { approve: true, opinion: '同意免交', version: 2 };

    it('vector 30, 第七条：in service the committee above approves, never the branch, nor the member', async () => {
      const member = await s.fixed();
      await createBills(t, member, ['2026-09', '2026-10', '2026-11']);
      const relief = await t.ok(s.as(member), duesApi.applyRelief, { body: apply });
      expect(relief).toMatchObject({ status: 'submitted', approver: 'higher_committee', article: '第七条', allowedActions: ['withdraw'] });
      const params = { id: relief.id };
      expect(await t.call(callerWith('committee_officer', tree.a1, 'self'), duesApi.decideRelief, { params, body: { ...decide, version: 1 } })).toMatchObject({ status: 403 });
      expect((await t.call(officer, duesApi.decideRelief, { params, body: { ...decide, version: 1 } })).status).toBe(409);
      expect(await t.ok(secretary, duesApi.studyRelief, { params, body: study })).toMatchObject({ status: 'studied', allowedActions: [] });
      expect((await t.call(secretary, duesApi.decideRelief, { params, body: decide })).status).toBe(403);
      expect((await t.call(callerWith('committee_officer', tree.b), duesApi.decideRelief, { params, body: decide })).status).toBe(404);
      expect(await t.ok(officer, duesApi.decideRelief, { params, body: decide })).toMatchObject({ status: 'approved' });
      expect((await Promise.all(['2026-09', '2026-10', '2026-11'].map((month) => s.billOf(member, month)))).map((b) => [b!.status, b!.dueFen])).toEqual([['unpaid', 5000], ['exempt', 0], ['exempt', 0]]);
      const mine = await t.ok(s.as(member), duesApi.mine, { query: {} });
      expect(mine.explanation!.steps.slice(-2)).toMatchObject([{ kind: 'relief', fen: 0, article: '第七条' }, { kind: 'due', fen: 0 }]);
      expect((await t.call(s.as(member), duesApi.applyRelief, { body: { ...apply, kind: 'reduce', monthlyFen: 100 } })).status).toBe(409);
      await t.ok(secretary, duesApi.endRelief, { params, body: { toMonth: '2026-10', reason: '已康复上班', version: 3 } });
      expect([(await s.billOf(member, '2026-10'))!.status, (await s.billOf(member, '2026-11'))!.status]).toEqual(['exempt', 'unpaid']);
    });

    it('vector 30, 2017 通知：for a retired member the branch alone agrees', async () => {
      const member = await s.fixed({ kind: 'retired' });
      const relief = await t.ok(secretary, duesApi.enterRelief, { params: { id: member.id }, body: { ...apply, kind: 'reduce', monthlyFen: 1000 } });
      expect(relief).toMatchObject({ approver: 'branch', allowedActions: ['study'] });
      expect(await t.ok(secretary, duesApi.studyRelief, { params: { id: relief.id }, body: study })).toMatchObject({ status: 'approved' });
      await t.get(BillMaker).make(tree.a1.path, '2026-11');
      expect(await s.billOf(member, '2026-11')).toMatchObject({ dueFen: 1000, status: 'unpaid', reliefId: relief.id });
    });

    it('a lost race answers 409, a withdrawn one is over, and whoever studied it does not approve it', async () => {
      const member = await s.fixed();
      const relief = await t.ok(s.as(member), duesApi.applyRelief, { body: apply });
      expect((await t.call(secretary, duesApi.studyRelief, { params: { id: relief.id }, body: { ...study, version: 9 } })).status).toBe(409);
      const both = { ...officer, assignments: [...officer.assignments, ...secretary.assignments] };
      await t.ok(both, duesApi.studyRelief, { params: { id: relief.id }, body: study });
      expect((await t.call(both, duesApi.decideRelief, { params: { id: relief.id }, body: decide })).status).toBe(403);
      await t.ok(s.as(member), duesApi.withdrawRelief, { params: { id: relief.id }, body: { version: 2 } });
      expect((await t.call(callerWith('committee_secretary', tree.group), duesApi.decideRelief, { params: { id: relief.id }, body: { ...decide, version: 3 } })).status).toBe(409);
    });
  });

  describe('paying for another', () => {
    const ask = { payerName: '周小妹', relation: 'child' as const, fromMonth: '2026-10', toMonth: '2026-12', reason: '本人年迈，不用手机' };

    it('第十二条：a relative pays by link once the branch consents, until it is revoked or over', async () => {
      const member = await s.fixed();
      await createBills(t, member, ['2026-09', '2026-10', '2026-11']);
      const consent = await t.ok(s.as(member), duesApi.requestConsent, { body: ask });
      const params = { id: consent.id };
      expect((await t.call(s.as(member), duesApi.linkConsent, { params })).status).toBe(409);
      const relative = { memberId: null, consentId: consent.id };
      await expect(s.payable(member, ['2026-10'], relative)).rejects.toMatchObject({ code: 'dues.payer' });
      expect(await t.ok(secretary, duesApi.decideConsent, { params, body: { agree: true, reason: '支委会同意', version: 1 } })).toMatchObject({ status: 'agreed' });
      const link = await t.ok(s.as(member), duesApi.linkConsent, { params });
      expect(link.page).toContain(link.token);
      const offer = await t.ok(null, duesApi.consentOffer, { params: { token: link.token } });
      expect(offer).toMatchObject({ memberName: member.name, payerName: '周小妹', bills: [{ month: '2026-10' }, { month: '2026-11' }] });
      expect(JSON.stringify(await t.uow.read((tx) => tx.select('SELECT * FROM dues_consent WHERE id = ?', [consent.id])))).not.toContain(link.token);
      await expect(s.payable(member, ['2026-09', '2026-10'], relative)).rejects.toMatchObject({ code: 'dues.payer' });
      await expect(s.payable(member, ['2026-10', '2026-11'], relative)).rejects.toMatchObject({ code: 'dues.not_owed' });
      const old = (await s.billOf(member, '2026-09'))!;
      await t.uow.run((tx) => t.get(DuesBills).settle(tx, { billId: old.id, fen: 5000, source: 'cash:old', at: t.clock.now() }));
      expect(await s.payable(member, ['2026-10', '2026-11'], relative)).toHaveLength(2);
      await t.ok(s.as(member), duesApi.revokeConsent, { params, body: { reason: '不再需要', version: 2 } });
      expect((await t.call(null, duesApi.consentOffer, { params: { token: link.token } })).status).toBe(404);
      await expect(s.payable(member, ['2026-10'], relative)).rejects.toMatchObject({ code: 'dues.payer' });
    });

    it('a link ends by date', async () => {
      const member = await s.fixed();
      const consent = await t.ok(secretary, duesApi.enterConsent, { params: { id: member.id }, body: ask });
      const { token, until } = await t.ok(secretary, duesApi.linkConsent, { params: { id: consent.id } });
      const before = t.clock.now();
      t.clock.set(until);
      expect((await t.call(null, duesApi.consentOffer, { params: { token } })).status).toBe(404);
      t.clock.set(before);
    });

    it('another member pays for him, and nobody else does', async () => {
      const [member, payer] = [await s.fixed(), await s.someone()];
      await createBills(t, member, ['2026-11']);
      const consent = await t.ok(secretary, duesApi.enterConsent, { params: { id: member.id }, body: { ...ask, payerName: undefined, payerMemberId: payer.id, relation: 'member' } });
      expect((await t.ok(s.as(payer), duesApi.mine, { query: {} })).payFor).toMatchObject([{ id: consent.id, member: { id: member.id }, allowedActions: ['revoke', 'pay'] }]);
      const params = { id: consent.id };
      expect(await t.ok(s.as(payer), duesApi.payerOffer, { params })).toMatchObject({ memberId: member.id, memberName: member.name, until: null, bills: [{ month: '2026-11' }] });
      for (const other of [s.as(member), s.as(await s.someone()), secretary]) expect((await t.call(other, duesApi.payerOffer, { params })).status).toBe(404);
      expect(await s.payable(member, ['2026-11'], { memberId: payer.id, consentId: consent.id })).toHaveLength(1);
      await expect(s.payable(member, ['2026-11'], { memberId: (await s.someone()).id, consentId: consent.id })).rejects.toMatchObject({ code: 'dues.payer' });
      await expect(s.payable(member, ['2026-11'], { memberId: payer.id, consentId: null })).rejects.toMatchObject({ code: 'dues.payer' });
      expect((await t.call(s.as(await s.someone()), duesApi.revokeConsent, { params: { id: consent.id }, body: { reason: '与我无关', version: 1 } })).status).toBe(404);
    });

    it('第十四条：an organisation never pays, nor a secretary for his members by his own consent', async () => {
      const member = await s.fixed();
      for (const payerName of ['甲分行机关第一党支部', '甲分行党委', '工会', '先锋银行']) {
        expect(await t.call(secretary, duesApi.enterConsent, { params: { id: member.id }, body: { ...ask, payerName, relation: 'relative' } })).toMatchObject({ status: 422, body: { errors: [{ path: 'payerName' }] } });
      }
      const himself = { ...ask, payerName: undefined, payerMemberId: secretary.memberId, relation: 'member' as const };
      expect((await t.call(secretary, duesApi.enterConsent, { params: { id: member.id }, body: himself })).status).toBe(403);
      const asked = await t.ok(s.as(member), duesApi.requestConsent, { body: himself });
      expect((await t.call(secretary, duesApi.decideConsent, { params: { id: asked.id }, body: { agree: true, reason: '同意', version: 1 } })).status).toBe(403);
    });
  });

  describe('six months without a payment', () => {
    it('vector 28, 第十三条：five months raise nothing, six a case for a person, which changes nothing by itself', async () => {
      const [five, six] = [await s.fixed(), await s.fixed()];
      const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
      await createBills(t, five, months.slice(1));
      await createBills(t, six, months);
      await t.get(ArrearsWatch).run();
      await t.get(ArrearsWatch).run();
      const cases = (await t.ok(secretary, duesApi.cases, { query: { status: 'open', limit: 100 } })).items;
      expect(cases.filter((c) => [five.id, six.id].includes(c.member.id))).toMatchObject([{ member: { id: six.id }, months: 6, fromMonth: '2026-05', toMonth: '2026-10', owedFen: 30_000, allowedActions: ['resolve'] }]);
      const found = cases.find((c) => c.member.id === six.id)!;
      expect(found.rules.map((r) => r.article)).toContain('第十三条');
      expect(await t.uow.read((tx) => tx.select('SELECT status FROM member WHERE id = ?', [six.id]))).toEqual([{ status: 'active' }]);
      expect((await t.call(officer, duesApi.cases, { query: {} })).status).toBe(403);
      const resolve = { outcome: 'valid_reason' as const, reason: '驻外项目无网络，已说明', version: 1 };
      expect(await t.ok(secretary, duesApi.resolveCase, { params: { id: found.id }, body: resolve })).toMatchObject({ status: 'resolved', outcome: 'valid_reason' });
      expect((await t.call(secretary, duesApi.resolveCase, { params: { id: found.id }, body: resolve })).status).toBe(409);
      await t.get(ArrearsWatch).run();
      expect((await t.ok(secretary, duesApi.cases, { query: { status: 'open', limit: 100 } })).items.some((c) => c.member.id === six.id)).toBe(false);
    });

    it('an organisation’s own number holds for its branches alone', async () => {
      await t.uow.run((tx) => tx.repo(RuleValue).insert({
        id: newId(), code: 'dues.case_months', value: '3', unit: '月', doc: '党委会纪要', article: '', effectiveFrom: '2026-01-01', effectiveTo: null, orgPath: tree.b.path, reason: null,
        createdById: null, createdAt: null,
      }));
      const [here, there] = [await s.fixed(), await s.someone({}, tree.b1.id)];
      for (const member of [here, there]) await createBills(t, member, ['2026-08', '2026-09', '2026-10']);
      await t.get(ArrearsWatch).run();
      const cases = async (caller: TestCaller) => (await t.ok(caller, duesApi.cases, { query: { status: 'open', limit: 100 } })).items.filter((c) => [here.id, there.id].includes(c.member.id));
      expect(await cases(secretary)).toEqual([]);
      const raised = await cases(callerAt(tree.b1, 'branch_secretary'));
      expect(raised).toMatchObject([{ member: { id: there.id }, months: 3 }]);
      expect(raised[0].rules[1].text).toContain('连续 3 个月');
    });
  });
});
