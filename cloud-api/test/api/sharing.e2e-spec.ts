import { createCipheriv } from 'node:crypto';
import { shareApi } from '@xianfeng/shared-types';
import sharp from 'sharp';
import { WechatAccount } from '../../src/modules/auth/auth.entity';
import { WechatAccounts } from '../../src/modules/auth';
import { CaseShare, ShareGroupRow, ShareOpen } from '../../src/modules/cases/sharing/share.entity';
import { WxacodeApi, type WxacodeRequest } from '../../src/platform/wechat';
import { person, roleAt, type Person } from '../factories/cases';
import { publishedCase } from '../factories/library';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp } from '../harness';

class FakeWxacode extends WxacodeApi {
  readonly asked: WxacodeRequest[] = [];

  async unlimited(request: WxacodeRequest): Promise<Buffer> {
    this.asked.push(request);
    return sharp({ create: { width: 430, height: 430, channels: 3, background: '#333' } }).png().toBuffer();
  }
}

const SESSION_KEY = Buffer.alloc(16, 3).toString('base64');

/** What wx.getGroupEnterInfo hands to the client. */
function sealed(opengid: string, sessionKey = SESSION_KEY): { encryptedData: string; iv: string } {
  const iv = Buffer.alloc(16, 5);
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
  const data = JSON.stringify({ opengid, watermark: { appid: 'wx0000000000000001', timestamp: 1 } });
  return { encryptedData: Buffer.concat([cipher.update(data), cipher.final()]).toString('base64'), iv: iv.toString('base64') };
}

describe('sharing', () => {
  const wxacode = new FakeWxacode();
  let t: TestApp;
  let tree: OrgTree;
  let reader: Person;
  let author: Person;
  let secretary: Person;

  beforeAll(async () => {
    t = await TestApp.start({ override: (builder) => builder.overrideProvider(WxacodeApi).useValue(wxacode) });
    tree = await createOrgTree(t.uow);
    reader = await person(t, tree.b1, '苏读者');
    author = await person(t, tree.a1, '骆作者');
    secretary = await person(t, tree.a1, '文书记', [roleAt('branch_secretary', tree.a1, 'self')]);
    for (const who of [reader, author]) {
      await t.uow.run(async (tx) => {
        const account = await t.get(WechatAccounts).remember(tx, `openid-${who.memberId}`, SESSION_KEY);
        await tx.repo(WechatAccount).update({ id: account.id }, { memberId: who.memberId, boundAt: t.clock.now() });
      });
    }
  });
  afterAll(() => t.stop());

  const open = () => publishedCase(t, {
    org: tree.a1, title: '一站式服务老年客户', summary: '内部摘要', author, with: { visibility: 'public', publicDigest: '设爱心窗口，送服务上门。' },
  });
  const closed = () => publishedCase(t, { org: tree.a1, title: '内部管理做法', summary: '内部摘要', author });
  const picture = async (url: string) => {
    const { pathname, search } = new URL(url);
    return t.http('get', pathname + search).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
  };

  it('gives a card with the title, a short code that stays, and a 5:4 picture', async () => {
    const { id } = await open();
    const card = await t.ok(reader, shareApi.card, { params: { id } });
    expect(card.title).toBe('一站式服务老年客户');
    expect(card.shareId).toMatch(/^[0-9A-Za-z]{10}$/);
    expect(card.path).toBe(`packages/case/public/index?s=${card.shareId}`);
    expect((await t.ok(author, shareApi.card, { params: { id } })).shareId).toBe(card.shareId);
    const { width, height, format } = await sharp((await picture(card.imageUrl)).body).metadata();
    expect([width! / height!, format]).toEqual([1.25, 'png']);
  });

  it('shows everybody the public digest and nothing of a case for members', async () => {
    const shown = await open();
    const { shareId } = await t.ok(reader, shareApi.card, { params: { id: shown.id } });
    const digest = await t.ok(null, shareApi.publicCase, { params: { shareId } });
    expect(digest).toMatchObject({ title: '一站式服务老年客户', digest: '设爱心窗口，送服务上门。', orgName: tree.a1.name });
    expect(JSON.stringify(digest)).not.toMatch(/内部摘要|骆作者/);

    const hidden = await closed();
    const card = await t.ok(reader, shareApi.card, { params: { id: hidden.id } });
    expect(card.title).not.toContain('内部管理做法');
    const answer = await t.call(null, shareApi.publicCase, { params: { shareId: card.shareId } });
    expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ code: 'case.members_only' })]);
    expect(JSON.stringify(answer.body)).not.toContain('内部管理');
    expect((await t.call(reader, shareApi.poster, { params: { id: hidden.id } })).body).toMatchObject({ code: 'case.members_only' });
    expect((await t.call(null, shareApi.publicCase, { params: { shareId: '0000000000' } })).body).toMatchObject({ code: 'not_found' });
  });

  it('draws the poster once, with a code whose scene is the short id', async () => {
    const { id } = await open();
    const first = await t.ok(reader, shareApi.poster, { params: { id } });
    expect(wxacode.asked.at(-1)).toEqual({ scene: first.shareId, page: 'packages/case/public/index' });
    const before = wxacode.asked.length;
    await t.ok(author, shareApi.poster, { params: { id } });
    expect(wxacode.asked).toHaveLength(before);
    const { width, height } = await sharp((await picture(first.url)).body).metadata();
    expect([width, height]).toEqual([900, 1400]);
    expect((await picture(first.url.replace(/s=[^&]+/, 's=forged'))).status).toBe(404);
    expect((await picture(first.url.replace('/poster?', '/cover?'))).status).toBe(404);
  });

  it('counts opens by group and day, never by person', async () => {
    const { id } = await open();
    const { shareId } = await t.ok(reader, shareApi.card, { params: { id } });
    const enter = (who: Person, body: object) => t.ok(who, shareApi.enter, { body: { shareId, scene: 1044, ...body } });
    expect(await enter(reader, sealed('group-one'))).toEqual({ caseId: id, counted: true });
    await Promise.all([enter(author, sealed('group-one')), enter(author, sealed('group-two')), enter(reader, sealed('group-one'))]);
    t.clock.advance(86_400_000);
    await enter(reader, sealed('group-one'));
    expect(await enter(reader, {})).toEqual({ caseId: id, counted: false });
    expect((await enter(reader, sealed('group-one', Buffer.alloc(16, 9).toString('base64')))).counted).toBe(false);

    const groups = await t.ok(secretary, shareApi.groups, { params: { id } });
    expect(groups.map((g) => [g.opens, g.days.map((d) => d.opens)])).toEqual([[4, [3, 1]], [1, [1]]]);
    const labelled = await t.ok(secretary, shareApi.labelGroup, { params: { id: groups[0].id }, body: { label: '网点党员群' } });
    expect([labelled.label, labelled.opens]).toEqual(['网点党员群', 4]);
    expect((await t.ok(secretary, shareApi.groups, { params: { id } }))[0].label).toBe('网点党员群');
    expect((await t.call(reader, shareApi.groups, { params: { id } })).status).toBe(403);

    const rows = await t.uow.read(async (tx) => [await tx.repo(ShareGroupRow).find(), await tx.repo(ShareOpen).find(), await tx.repo(CaseShare).find()]);
    const kept = JSON.stringify(rows);
    for (const trace of [reader.memberId, author.memberId, reader.name, 'group-one', `openid-${reader.memberId}`]) expect(kept).not.toContain(trace);
  });
});
