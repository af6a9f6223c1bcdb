import { Workbook } from 'exceljs';
import { foundOrgs } from '../../src/commands/orgs/found-orgs';
import { readOrgFile } from '../../src/commands/orgs/org-file';
import { OrgSetup } from '../../src/modules/orgs';
import { Org } from '../../src/modules/orgs/org.entity';
import { TestApp } from '../harness';

const HEAD = ['名称', '上级', '类别', '分类', '简称', '代码'];
const GROUP = ['先锋集团党委', '', '党委', '党委机关', '集团', '001'];

async function workbook(...rows: string[][]): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet('组织').addRows([HEAD, ...rows]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('the organisations of a new customer', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await TestApp.start();
  });
  beforeEach(() => t.uow.run(async (tx) => void (await tx.execute('DELETE FROM org'))));
  afterAll(() => t.stop());

  const found = async (...rows: string[][]) => {
    const read = await readOrgFile(await workbook(...rows));
    await t.uow.run((tx) => foundOrgs(tx, t.get(OrgSetup), read));
  };
  const orgs = () => t.uow.read((tx) => tx.repo(Org).find({ order: { id: 'ASC' } }));

  it('are founded with parents by name, code or full name', async () => {
    await found(
      GROUP, ['甲党委', '001', '党委', '党委机关', '', ''], ['乙党委', '先锋集团党委', '党委', '党委机关', '', ''],
      ['第一党支部', '甲党委', '党支部', '网点', '', ''], ['第一党支部', '先锋集团党委/乙党委', '党支部', '离退休', '', ''],
    );
    const [group, a, b, a1, b1] = await orgs();
    expect([group.parentId, group.shortName, group.upperCode, a.parentId, b.parentId, a1.parentId, b1.parentId]).toEqual(
      [null, '集团', '001', group.id, group.id, a.id, b.id],
    );
    expect([b1.path, b1.kind, b1.orgClass]).toEqual([`${b.path}${b1.id}/`, 'branch', 'retired']);
  });

  it.each([
    ['a parent that comes later', [['甲党委', '集团', '党委', '党委机关', '', '']], '第 2 行：上级“集团”应写在它之前'],
    ['a second top', [GROUP, ['另一党委', '', '党委', '党委机关', '', '']], '第 3 行：只有第一个组织可以没有上级'],
    ['an unknown kind', [['甲', '', '科室', '党委机关', '', '']], '第 2 行：类别“科室”应为'],
    ['a kind that cannot stand there', [GROUP, ['支部', '001', '党支部', '网点', '', ''], ['党委', '支部', '党委', '党委机关', '', '']], '第 4 行 党委：'],
  ])('are refused whole for %s', async (_, rows, message) => {
    await expect(found(...rows)).rejects.toThrow(message);
    expect(await orgs()).toEqual([]);
  });
});
