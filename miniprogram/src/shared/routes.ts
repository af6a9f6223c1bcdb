/** Every page by name; the paths of app.config.ts with a leading slash. */
export const ROUTES = {
  home: '/pages/home/index',
  cases: '/pages/cases/index',
  ranking: '/pages/ranking/index',
  mine: '/pages/mine/index',

  login: '/packages/account/login/index',
  bind: '/packages/account/bind/index',
  scan: '/packages/account/scan/index',
  settings: '/packages/account/settings/index',
  points: '/packages/account/points/index',
  appeal: '/packages/account/appeal/index',

  caseDetail: '/packages/case/detail/index',
  caseEdit: '/packages/case/edit/index',
  caseReview: '/packages/case/review/index',
  caseMine: '/packages/case/mine/index',
  caseFavourites: '/packages/case/favourites/index',
  caseAdoptions: '/packages/case/adoptions/index',
  caseAdopt: '/packages/case/adopt/index',
  caseGroups: '/packages/case/groups/index',
  casePublic: '/packages/case/public/index',

  branch: '/packages/org/branch/index',
  members: '/packages/org/members/index',
  member: '/packages/org/member/index',

  inbox: '/packages/notices/inbox/index',
  preferences: '/packages/notices/preferences/index',
  bulletin: '/packages/notices/bulletin/index',

  dues: '/packages/dues/mine/index',
  duesPay: '/packages/dues/pay/index',
  duesOrder: '/packages/dues/order/index',
  duesReceipt: '/packages/dues/receipt/index',
  duesRelief: '/packages/dues/relief/index',
  duesPayers: '/packages/dues/payers/index',
  duesRelative: '/packages/dues/relative/index',
  duesFlow: '/packages/dues/flow/index',
  duesPublication: '/packages/dues/publication/index',
  duesBranch: '/packages/dues/branch/index',
  duesMember: '/packages/dues/member/index',
  duesDesk: '/packages/dues/desk/index',

  manageReviews: '/packages/manage/reviews/index',
  manageMonth: '/packages/manage/month/index',
  manageAppeals: '/packages/manage/appeals/index',
} as const;
export type RouteName = keyof typeof ROUTES;

const TABS: readonly RouteName[] = ['home', 'cases', 'ranking', 'mine'];
export const isTabPath = (path: string): boolean => TABS.some((name) => ROUTES[name] === path.split('?')[0]);
