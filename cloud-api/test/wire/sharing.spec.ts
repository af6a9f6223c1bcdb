import { authApi, type LoggedIn, shareApi } from '@xianfeng/shared-types';
import sharp from 'sharp';
import { createMember } from '../factories/members';
import { publishedCase } from '../factories/library';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { createRole } from '../factories/roles';
import { TestApp } from '../harness';
import { SandboxProcess } from './sandbox-process';

interface Entered {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket?: string;
}

/** From the card in a group chat, and from the poster's code, to the page and the branch's count; WeChat's part by the sandbox. */
describe('a shared case', () => {
  let sandbox: SandboxProcess;
  let t: TestApp;
  let tree: OrgTree;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    sandbox = await SandboxProcess.start();
    t = await TestApp.start({ realAuth: true, env: sandbox.variables });
    tree = await createOrgTree(t.uow);
    for (const [persona, phone, name] of [['member', '19900000001', '陈晓岚'], ['secretary', '19900000002', '周建国']]) {
      const { id } = await createMember(t, { orgId: tree.a1.id, phone, name });
      if (persona === 'secretary') await createRole(t.uow, { memberId: id, role: 'branch_secretary', orgId: tree.a1.id });
      tokens.set(persona, await signIn(persona));
    }
  });
  afterAll(async () => {
    await t.stop();
    await sandbox.stop();
  });

  async function signIn(persona: string): Promise<string> {
    const { code } = await sandbox.phone<{ code: string }>(persona, 'login');
    const first = await t.ok(null, authApi.wechat, { body: { code } });
    if (first.status === 'ok') return first.session.accessToken;
    const { code: phoneCode } = await sandbox.phone<{ code: string }>(persona, 'phone-code');
    const bound = await t.ok(null, authApi.bindByPhone, { body: { bindTicket: first.bindTicket, phoneCode } });
    return (bound as LoggedIn).session.accessToken;
  }

  const open = (title: string) => publishedCase(t, { org: tree.a1, title, with: { visibility: 'public', publicDigest: '设爱心窗口，送服务上门。' } });
  const token = (persona: string) => tokens.get(persona)!;

  it('is counted for the group in whose chat the card was opened', async () => {
    const { id } = await open('一站式服务老年客户');
    const card = await t.ok(token('member'), shareApi.card, { params: { id } });
    const sent = await sandbox.phone<{ path: string }>('member', 'cards', { groupId: 'party-work', title: card.title, path: card.path, imageUrl: card.imageUrl });

    const entered = await sandbox.phone<Entered>('secretary', 'launch', { source: 'group', path: sent.path, groupId: 'party-work' });
    expect(entered).toMatchObject({ path: 'packages/case/public/index', query: { s: card.shareId }, scene: 1044, shareTicket: expect.any(String) });
    const sealed = await sandbox.phone<{ encryptedData: string; iv: string }>('secretary', 'group-enter', { shareTicket: entered.shareTicket });
    const enter = (body: object) => t.ok(token('secretary'), shareApi.enter, { body: { shareId: card.shareId, scene: entered.scene, ...body } });
    expect(await enter(sealed)).toEqual({ caseId: id, counted: true });
    expect(await t.ok(token('secretary'), shareApi.groups, { params: { id } })).toMatchObject([{ opens: 1 }]);

    // A log-in in between gives another session key: the pair is stale, a fresh one counts for the same group.
    tokens.set('secretary', await signIn('secretary'));
    expect((await enter(sealed)).counted).toBe(false);
    expect((await enter(await sandbox.phone<object>('secretary', 'group-enter', { shareTicket: entered.shareTicket }))).counted).toBe(true);
    expect(await t.ok(token('secretary'), shareApi.groups, { params: { id } })).toMatchObject([{ opens: 2 }]);
  });

  it('is found again by scanning its poster', async () => {
    const { id } = await open('把党课开到田间');
    const poster = await t.ok(token('member'), shareApi.poster, { params: { id } });
    const { pathname, search } = new URL(poster.url);
    const png = await t.http('get', pathname + search).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
    expect(await sharp(png.body as Buffer).metadata()).toMatchObject({ width: 900, height: 1400, format: 'png' });

    const [code] = await sandbox.get<{ id: string; page: string; scene: string; path: string }[]>('/_phone/codes');
    expect(code).toMatchObject({ page: 'packages/case/public/index', scene: poster.shareId });
    const scanned = await sandbox.phone<Entered>('secretary', 'launch', { source: 'scan', path: code.path });
    expect(scanned).toMatchObject({ path: code.page, scene: 1047 });
    const shown = await t.ok(null, shareApi.publicCase, { params: { shareId: decodeURIComponent(scanned.query.scene) } });
    expect(shown).toMatchObject({ caseId: id, title: '把党课开到田间' });
  });
});
