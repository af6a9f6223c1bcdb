import { printsApi, type Endpoint } from '@xianfeng/shared-types';
import PDFDocument from 'pdfkit';
import { BulletinRow } from '../../src/modules/rankings/bulletin.entity';
import { RankingSeal } from '../../src/modules/rankings/ranking.entity';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { newId } from '../../src/platform/ids';
import { fontOf, PRINT_FACES } from '../../src/platform/print/print-fonts';
import { person, roleAt, type Person } from '../factories/cases';
import { publishedCase } from '../factories/library';
import { createMember } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { TestApp, tokenFor } from '../harness';

describe('prints', () => {
  let t: TestApp;
  let tree: OrgTree;
  let officer: Person;
  let secretary: Person;
  let member: Person;
  beforeAll(async () => {
    t = await TestApp.start();
    tree = await createOrgTree(t.uow);
    officer = await person(t, tree.a1, '江以宁', [roleAt('committee_officer', tree.group)]);
    secretary = await person(t, tree.a1, '韩立本', [roleAt('branch_secretary', tree.a1, 'self')]);
    member = await person(t, tree.b1, '沈知远');
  });
  afterAll(() => t.stop());

  /** The PDF as bytes, with its page count and fonts read from its objects. */
  async function printed(who: Person, endpoint: Endpoint, path: string, body?: object) {
    const http = t.http(endpoint.method.toLowerCase() as 'get', path).set('authorization', `Bearer ${tokenFor(who)}`).responseType('blob');
    const reply = await (body ? http.send(body) : http);
    const bytes = reply.body as Buffer;
    const text = bytes.toString('latin1');
    return { status: reply.status, type: reply.headers['content-type'], text, pages: text.match(/\/Type \/Page\n/g)?.length ?? 0, fonts: new Set(text.match(/NotoS\w+SC/g)) };
  }

  it('has fonts with the characters of common names and of documents', () => {
    for (const face of PRINT_FACES) {
      const pdf = new PDFDocument().font(fontOf(face) as unknown as string) as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } };
      const lacking = [...'党支部中共委员会关于〔〕《》“”、。，；：？！（）—…〇〓喆甦璟玥昇堃ABCabc0123456789%.-'].filter((c) => !pdf._font.font.hasGlyphForCodePoint(c.codePointAt(0)!));
      expect([face, lacking]).toEqual([face, []]);
    }
  });

  it('prints a case for its readers, with embedded fonts, on A4', async () => {
    const { id } = await publishedCase(t, { org: tree.a1, title: '党员先锋岗破解网点排队难题', sections: { practice: '支部把服务做到群众身边。'.repeat(200) } });
    const pdf = await printed(member, printsApi.case, `/api/cases/${id}/print`);
    expect(pdf).toMatchObject({ status: 200, type: 'application/pdf' });
    expect(pdf.text.startsWith('%PDF-1.')).toBe(true);
    expect(pdf.text).toContain('/MediaBox [0 0 595.28 841.89]');
    expect([...pdf.fonts].sort()).toEqual(['NotoSansSC', 'NotoSerifSC']);
    // 2,400 characters at 22 lines of 28 fill four pages and a part.
    expect(pdf.pages).toBe(5);
    expect((await printed(member, printsApi.case, `/api/cases/${newId()}/print`)).status).toBe(404);
  });

  it('prints a bulletin for those who may read it', async () => {
    const id = newId();
    await t.uow.run((tx) => tx.repo(BulletinRow).insert({
      id, month: '2026-09', title: '关于2026年9月情况的通报', status: 'draft', scopeOrgId: tree.group.id, scopeOrgPath: tree.group.path,
      paragraphs: [{ heading: '总体情况', text: '平稳。' }], items: [], editorIds: [], publishedAt: null, notifiedUpTo: '', notified: 0, version: 1, createdAt: t.clock.now(),
    }));
    await t.uow.run((tx) => tx.repo(RankingSeal).insert({
      month: '2026-09', format: 1, hash: 'h', prevHash: '', prevMonth: '', terms: { smallUnitHeads: 10, bandWidth: 3 }, classes: [], sealedAt: t.clock.now(),
    }));
    expect((await printed(member, printsApi.bulletin, `/api/bulletins/${id}/print`)).status).toBe(404);
    expect(await printed(officer, printsApi.bulletin, `/api/bulletins/${id}/print`)).toMatchObject({ status: 200, pages: 1 });
  });

  it('prints a roster in the own reach, with its reason on record', async () => {
    for (let i = 0; i < 40; i++) await createMember(t, { orgId: tree.a1.id });
    const print = (who: Person, orgId: string, reason = '支部大会签到') => printed(who, printsApi.roster, '/api/members/print', { orgId, subtree: false, phones: true, reason });
    expect(await print(secretary, tree.a1.id)).toMatchObject({ status: 200, pages: 3 });
    const trace = await t.uow.read((tx) => tx.repo(AuditEntry).findOneByOrFail({ action: 'print.roster' }));
    expect(trace).toMatchObject({ actorId: secretary.memberId, objectId: tree.a1.id, detail: { reason: '支部大会签到', members: 42, phones: true, subtree: false } });
    expect((await print(secretary, tree.b1.id)).status).toBe(404);
    expect((await print(member, tree.b1.id)).status).toBe(403);
    expect((await print(secretary, tree.a1.id, '')).status).toBe(422);
    expect(await t.uow.read((tx) => tx.repo(AuditEntry).countBy({ action: 'print.roster' }))).toBe(1);
  });
});
