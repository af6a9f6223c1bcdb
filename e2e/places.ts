import { Api } from './api';
import { fillRoster } from './roster';
import { submitCase } from './sample-case';

/** A page of the console by its address, and the button that opens a drawer or dialog on it. */
export interface Place {
  path: string;
  open?: RegExp;
  /** Figures that are compared across the columns: its tables are seen whole. */
  whole?: boolean;
}

const NOBODY = '01J00000000000000000000000';
const ROW = {
  姓名: '阿卜杜热合曼·买买提艾力', 性别: '男', 民族: '维吾尔族', 出生日期: '1990-01-01', 公民身份号码: '370199199001010018', 学历: '大学本科毕业', 人员类别: '正式党员',
  所在党支部: '临港人民路支行党支部', 入党日期: '2015-07-01', 转正日期: '2016-07-01', 手机: '13800009999', 工作岗位: '客户经理', 党籍状态: '正常', 党员类型: '在岗',
};

/** What only who keeps the dues sees, or sees whole. */
export const DUES_PLACES: Place[] = [
  ...['', '?view=import', '?view=items', '?view=rules'].map((view) => `/dues/fixings${view}`),
  ...['', '?view=refunds', '?view=cash', '?view=exceptions', '?view=receipts'].map((view) => `/dues/payments${view}`),
  ...['', '?view=differences', '?view=close'].map((view) => `/dues/reconciliation${view}`),
  ...['', '?view=new', '?view=ratios'].map((view) => `/dues/remittances${view}`),
  '/dues/uses', '/dues/publications',
].map((path): Place => ({ path })).concat(['', '?view=ledger', '?view=summary', '?view=collection', '?view=deposits', '?view=entries'].map((view) => ({ path: `/dues/books${view}`, whole: true })));

/** What only the administrator sees; a page that is refused, and one that is not there. */
export const SYSTEM_PLACES: Place[] = [
  '/system/jobs', '/system/jobs?view=schedules', '/system/jobs?view=dead', '/system/settings', '/system/settings?group=messages', '/system/check', '/members', '/nowhere',
].map((path) => ({ path }));

/** Addresses of every page of an officer's menu, of what they lead to, and of things that are not there. */
export async function officerPlaces(officer: Api, author: Api): Promise<Place[]> {
  await submitCase(author);
  await appeal(author);
  const upload = await checkedImport(officer);
  const first = async (path: string): Promise<{ id: string }> => {
    const reply = await (await officer.get(path)).json();
    const [item] = reply.items ?? reply;
    if (!item) throw new Error(`${path} is empty`);
    return item;
  };
  const me = await (await officer.get('/api/me')).json();
  const [member, story, bulletin, appealed] = await Promise.all(['/api/members?limit=1', '/api/library/cases?limit=1', '/api/bulletins?limit=1', '/api/points/appeals?limit=1'].map(first));
  const paths = [
    '/', '/orgs', `/orgs/${me.member.orgId}`, `/orgs/${NOBODY}`,
    '/members', '/members?q=没有这个人', `/members/${member.id}`, `/members/${NOBODY}`, '/members/duplicates', '/imports', `/imports/${upload}`,
    '/cases/review', '/cases/review?queue=safety', '/cases/review?queue=committee', '/cases/notices', '/cases/notices?view=objections', '/cases/notices?view=past', `/cases/notices?id=${story.id}`,
    '/cases/library', '/cases/library/categories', `/cases/library/${story.id}`, `/cases/library/${NOBODY}`, '/cases/adoptions', `/cases/adoptions/chain/${story.id}`, '/cases/stats',
    '/points/rules', '/points/rules/new', '/points/rules/task.completed', '/points/rules/task.completed/revise', '/points/ledger', `/points/appeals/${appealed.id}`,
    '/points/months', '/points/months/2026-09', '/points/bulletins', `/points/bulletins/${bulletin.id}`, '/points/deliveries',
    '/dues/collection', `/dues/members/${member.id}`, '/dues/requests', '/dues/requests?view=consents', '/dues/requests?view=cases', '/dues/requests?view=extras',
    '/system/roles', '/system/roles?view=matrix', '/system/roles?view=why', '/system/audit', '/system/audit?view=chain', '/system/audit?view=personal', '/account',
  ];
  return [
    ...paths.map((path) => ({ path })),
    { path: '/members', open: /^新增党员$/ }, { path: '/members', open: /^导出名册$/ }, { path: '/orgs', open: /^修改信息$/ }, { path: '/points/ledger', open: /登记积分/ },
    { path: '/system/roles', open: /^授予角色$/ }, { path: '/system/audit', open: /^登录电脑端$/ }, { path: `/points/bulletins/${bulletin.id}`, open: /经过与版本/ },
  ];
}

/** Something for the page of appeals to show. */
async function appeal(author: Api): Promise<void> {
  const { months } = await (await author.get('/api/points/mine')).json();
  for (const { month } of months) {
    const { entries } = await (await author.get(`/api/points/mine?month=${month}`)).json();
    const entry = entries.items.find((item: { allowedActions: string[] }) => item.allowedActions.includes('appeal'));
    if (entry) return void (await author.post(`/api/points/entries/${entry.id}/appeals`, { reason: '请核对这一笔的分值。' }));
  }
  throw new Error('the author has no points to appeal against');
}

/** A roster that has been looked through, with a bad row. */
async function checkedImport(officer: Api): Promise<string> {
  const template = Buffer.from(await (await officer.get('/api/imports/template')).arrayBuffer());
  const { id } = await officer.upload('/api/imports', '名册.xlsx', await fillRoster(template, ROW));
  await officer.until<{ state: string }>(`/api/imports/${id}`, ({ state }) => state === 'ready');
  return id;
}
