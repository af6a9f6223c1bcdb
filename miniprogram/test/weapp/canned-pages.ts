import type { HomeView, LibraryCard, MyPoints, RankingPage, RankingUnit } from '@xianfeng/shared-types';

const unit: RankingUnit = {
  orgId: '01JTESTBRANCH0000000000001', orgName: '城南支行党支部', parentName: '甲分行党委', place: 1, sharedBy: 1, perHeadCenti: 250, totalCenti: 3000, totalPlace: 1,
  heads: 12, small: false, bandCenti: 0, change: 2,
};
const month = (name: string, perHeadCenti: number) => ({ month: name, place: 1, of: 8, perHeadCenti, classPerHeadCenti: 200 });

export const ranking: RankingPage = {
  month: '2026-10', months: ['2026-10', '2026-09'], orgClass: 'outlet', of: 8, top: [unit], tieRule: '按人均分排序', bulletin: null,
  mine: { ...unit, trend: [month('2026-09', 180), month('2026-10', 250)], explanation: '本月共 30 分，12 人。' },
};

export const home: HomeView = {
  greetingName: '王建国', unread: 2, newestCases: [], bulletin: { id: '01JTESTBULLETIN00000000001', title: '2026年10月通报', month: '2026-10' },
  todos: [{ kind: 'case_review', count: 1, title: '1 篇案例等待您评分', dueOn: '2026-11-30', page: 'packages/manage/reviews/index' }],
  branch: {
    id: unit.orgId, name: unit.orgName, members: 12, publishedCases: 3, rank: { month: '2026-10', orgClass: 'outlet', place: 1, of: 8, perHeadCenti: 250 },
  },
};

export const points: MyPoints = { month: '2026-11', months: [], totalCenti: 0, entries: { items: [], next: null } };

export const libraryCard: LibraryCard = {
  id: '01JTESTCASE00000000000001', title: '厅堂红色窗口', excerpt: '老年客户少跑一趟', categoryCode: 'service', categoryName: '为民办实事', tags: ['网点'],
  orgId: unit.orgId, orgName: unit.orgName, authorNames: ['王建国'], coverUrl: null, visibility: 'public', publishedAt: '2026-10-15T02:00:00.000Z',
  adoptedCount: 2, confirmedCount: 1, favourite: false,
};
