import { caseReviewsApi, casesApi, filesApi, type FileView, type Problem } from '@xianfeng/shared-types';
import sharp from 'sharp';
import { Outbox } from '../../src/platform/outbox';
import { Schedules } from '../../src/platform/jobs';
import { MEDIA_CHECKED, SafetyApi, type MediaChecked, type Verdict } from '../../src/platform/wechat';
import { draftOf, FakeSafety, fullContent, person, presence, roleAt, submit, type Person } from '../factories/cases';
import { createOrgTree } from '../factories/orgs';
import { TestApp, tokenFor } from '../harness';

describe('files', () => {
  let t: TestApp;
  let author: Person;
  let stranger: Person;
  let officer: Person;
  const safety = new FakeSafety();

  beforeAll(async () => {
    t = await TestApp.start({ override: (builder) => builder.overrideProvider(SafetyApi).useValue(safety) });
    const tree = await createOrgTree(t.uow);
    author = await person(t, tree.a1, '沈知远');
    stranger = await person(t, tree.a2, '陆闻笛');
    officer = await person(t, tree.a, '江以宁', [roleAt('committee_officer', tree.a)]);
    presence(t);
  });
  afterAll(() => t.stop());

  const picture = () =>
    sharp({ create: { width: 900, height: 600, channels: 3, background: '#c4262e' } }).withExif({ IFD0: { Copyright: 'secret-place' } }).jpeg().toBuffer();
  const post = (who: Person, data: Buffer, name: string) => t.http('post', '/api/files').set('authorization', `Bearer ${tokenFor(who)}`).attach('file', data, name);
  const upload = async (who: Person, data: Buffer, name = '现场 照片.jpg') => {
    const reply = await post(who, data, name);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body as FileView;
  };
  const fetchUrl = (url: string) => t.http('get', url.replace(/^https?:\/\/[^/]+/, '')).buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });
  /** WeChat's push about the picture uploaded last. */
  const verdict = async (traceId: string, result: Verdict) => {
    const event: MediaChecked = { traceId, verdict: result, label: null };
    await t.uow.run((tx) => t.get(Outbox).add(tx, MEDIA_CHECKED, event));
    await t.drainOutbox();
  };
  const safetyOf = async (id: string) => (await t.ok(author, filesApi.detail, { params: { id } })).safety;
  /** Uploads a picture whose check gets the trace; earlier uploads have theirs by then. */
  const uploadTraced = async (traceId: string) => {
    await t.drainOutbox();
    safety.imageTrace = () => ({ traceId });
    return upload(author, await picture());
  };

  it('encodes pictures anew, without EXIF, and serves them by signed address only', async () => {
    const file = await upload(author, await picture());
    expect(file).toMatchObject({ kind: 'image', name: '现场 照片.jpg', mime: 'image/jpeg', width: 900, height: 600, safety: 'pending' });
    const reply = await fetchUrl(file.url);
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((reply.body as Buffer).includes('secret-place')).toBe(false);
    expect((await sharp(reply.body as Buffer).metadata()).width).toBe(900);
    expect((await sharp((await fetchUrl(file.thumbUrl!)).body as Buffer).metadata()).width).toBe(640);
    expect((await fetchUrl(file.url.replace(/s=.{4}/, 's=AAAA'))).status).toBe(404);
    expect((await fetchUrl(file.url.replace('/main', '/thumb'))).status).toBe(404);
    t.clock.advance(3 * 3_600_000);
    expect((await fetchUrl(file.url)).status).toBe(404);
  });

  it('refuses by content what the name hides', async () => {
    const reply = await post(author, Buffer.from('<html><script>1</script></html>'), '照片.jpg');
    expect([reply.status, (reply.body as Problem).code]).toEqual([422, 'file.type']);
    const broken = (await picture()).subarray(0, 400);
    expect((await post(author, broken, '坏.jpg')).body).toMatchObject({ code: 'file.type' });
    expect((await t.http('post', '/api/files').set('authorization', `Bearer ${tokenFor(author)}`).send({})).status).toBe(422);
    expect((await t.http('post', '/api/files').attach('file', await picture(), 'a.jpg')).status).toBe(401);
  });

  it('hands documents to a person and serves them as downloads', async () => {
    const file = await upload(author, Buffer.from('甲,乙\n1,2\n'), '../台账.csv');
    expect(file).toMatchObject({ kind: 'attachment', name: '台账.csv', safety: 'review', thumbUrl: null });
    const reply = await fetchUrl(file.url);
    expect(reply.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('台账.csv')}`);
  });

  it('takes WeChat’s verdict from the push, whichever comes first', async () => {
    const file = await uploadTraced('trace-1');
    await t.drainOutbox();
    expect(safety.images.at(-1)).toContain(`/api/files/${file.id}/main?`);
    await verdict('trace-1', 'pass');
    expect(await safetyOf(file.id)).toBe('pass');

    const fast = await uploadTraced('trace-2');
    await verdict('trace-2', 'risky');
    // Where the push overtook the reply, the outbox tries it again.
    t.clock.advance(10_000);
    await t.drainOutbox();
    expect(await safetyOf(fast.id)).toBe('risky');
    expect((await fetchUrl((await t.ok(author, filesApi.detail, { params: { id: fast.id } })).url)).status).toBe(404);
  });

  it('hands a picture without a verdict to a person after 35 minutes, and one nobody may check at once', async () => {
    const file = await uploadTraced('trace-3');
    await t.drainOutbox();
    t.clock.advance(34 * 60_000);
    await t.get(Schedules).runNow('files.safety_sweep');
    expect(await safetyOf(file.id)).toBe('pending');
    t.clock.advance(2 * 60_000);
    await t.get(Schedules).runNow('files.safety_sweep');
    expect(await safetyOf(file.id)).toBe('review');

    presence(t, [author.memberId]);
    const absent = await upload(author, await picture());
    await t.drainOutbox();
    presence(t);
    expect(await safetyOf(absent.id)).toBe('review');
  });

  it('keeps a case waiting for its pictures, returns it for a risky one, passes it by a person for the rest', async () => {
    const file = await uploadTraced('trace-4');
    const ref = { fileId: file.id, kind: 'image' as const, caption: '现场' };
    const waiting = await submit(t, author, { files: [ref] });
    expect(waiting).toMatchObject({ status: 'submitted', safety: 'pending', files: [{ caption: '现场' }] });
    await verdict('trace-4', 'risky');
    expect(await t.ok(author, casesApi.detail, { params: { id: waiting.id } })).toMatchObject({ status: 'returned' });
    const draft = await t.ok(author, casesApi.draft, { params: { id: waiting.id } });
    expect(draft.returnReason).toContain('图片与附件');

    const table = await upload(author, Buffer.from('甲,乙\n'), '表.csv');
    const attached = await submit(t, author, { files: [{ fileId: table.id, kind: 'attachment', caption: '' }] });
    expect(attached).toMatchObject({ status: 'submitted', safety: 'review' });
    await t.ok(officer, caseReviewsApi.safetyDecision, { params: { id: attached.id }, body: { version: attached.version, decision: 'pass', reason: '附件已看' } });
    expect(await safetyOf(table.id)).toBe('pass');
  });

  it('shows files of an unpublished case to those who may see it, and to nobody else', async () => {
    const file = await upload(author, await picture());
    const draft = await draftOf(t, author, { files: [{ fileId: file.id, kind: 'image', caption: '' }] });
    const see = (who: Person) => t.call(who, filesApi.detail, { params: { id: file.id } });
    expect([(await see(author)).status, (await see(stranger)).status, (await see(officer)).status]).toEqual([200, 404, 404]);
    await t.ok(author, casesApi.submit, { params: { id: draft.id }, body: { version: draft.version } });
    expect([(await see(stranger)).status, (await see(officer)).status]).toEqual([404, 200]);
  });

  it('lets nobody use or remove what another uploaded, nor its owner what is in use', async () => {
    const file = await upload(author, await picture());
    const draft = await draftOf(t, stranger);
    const content = fullContent(stranger.memberId, { coverFileId: file.id });
    const reply = await t.call(stranger, casesApi.saveDraft, { params: { id: draft.id }, body: { baseVersion: draft.version, deviceLabel: '手机', content } });
    expect((reply.body as unknown as Problem).errors).toEqual([{ path: 'content.coverFileId', message: '文件不存在或不是您上传的，请重新上传' }]);
    expect((await t.call(stranger, filesApi.remove, { params: { id: file.id } })).status).toBe(404);
    await draftOf(t, author, { coverFileId: file.id });
    expect((await t.call(author, filesApi.remove, { params: { id: file.id } })).status).toBe(409);
    const unused = await upload(author, await picture());
    await t.ok(author, filesApi.remove, { params: { id: unused.id } });
    expect((await fetchUrl(unused.url)).status).toBe(404);
  });
});
