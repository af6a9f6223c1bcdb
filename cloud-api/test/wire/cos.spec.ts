import { filesApi, type FileView } from '@xianfeng/shared-types';
import { FileMissing } from '../../src/platform/files';
import { CosFileStore } from '../../src/platform/files/cos-file-store';
import { callerWith } from '../factories/callers';
import { createOrgTree } from '../factories/orgs';
import { TestApp, tokenFor } from '../harness';
import { describeFileStore } from '../support/file-store-contract';
import { SandboxProcess } from './sandbox-process';

const ID = '01K9ZZZZZZZZZZZZZZZZZZZZCD';

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await SandboxProcess.start();
});
afterAll(() => sandbox.stop());

describe('CosFileStore', () => {
  describeFileStore(() => new CosFileStore(sandbox.cos));

  it('goes on after a broken gateway, and says what COS said when it does not', async () => {
    const store = new CosFileStore(sandbox.cos);
    await sandbox.control('failures', { api: 'cos', times: 2, httpStatus: 503, errcode: 'SlowDown' });
    expect(await store.put(ID, 'main', Buffer.from('x'))).toBe(1);
    await sandbox.control('failures', { api: 'cos', times: 3, httpStatus: 503, errcode: 'SlowDown' });
    await expect(store.read(ID, 'main')).rejects.toThrow(/HTTP 503 SlowDown/);
    expect((await store.read(ID, 'main')).toString()).toBe('x');
  });

  it('is refused with a wrong key, a wrong id and for another bucket', async () => {
    const refused = (changes: object) => new CosFileStore({ ...sandbox.cos, ...changes }).read(ID, 'main');
    await expect(refused({ secretKey: 'wrong' })).rejects.toThrow('HTTP 403 SignatureDoesNotMatch');
    await expect(refused({ secretId: 'AKIDother' })).rejects.toThrow('HTTP 403 InvalidAccessKeyId');
    await expect(refused({ endpoint: sandbox.cos.endpoint.replace('xianfeng', 'other') })).rejects.toThrow('NoSuchBucket');
  });
});

describe('uploads with COS', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await TestApp.start({ env: sandbox.variables });
  });
  afterAll(() => t.stop());

  it('lie in the bucket and come back through the signed address', async () => {
    const { a1 } = await createOrgTree(t.uow);
    const author = callerWith('member', a1, 'self');
    const table = Buffer.from('姓名,次数\n甲,3\n');
    const sent = await t.http('post', filesApi.upload.path).set('authorization', `Bearer ${tokenFor(author)}`).attach('file', table, '台账.csv');
    expect(sent.status).toBe(200);
    const { id, url } = sent.body as FileView;
    expect((await new CosFileStore(sandbox.cos).read(id, 'main')).equals(table)).toBe(true);
    const { pathname, search } = new URL(url!);
    expect((await t.http('get', pathname + search)).text).toBe(table.toString());
    await t.ok(author, filesApi.remove, { params: { id } });
    await expect(new CosFileStore(sandbox.cos).read(id, 'main')).rejects.toThrow(FileMissing);
  });
});
