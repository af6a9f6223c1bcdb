/** One entry per sub-package: add a page here, its path in shared/routes.ts, and its files. */
const subPackages = [
  { root: 'packages/account', pages: ['login/index', 'bind/index', 'scan/index', 'settings/index', 'points/index', 'appeal/index'] },
  { root: 'packages/case', pages: ['detail/index', 'public/index', 'edit/index', 'mine/index', 'favourites/index', 'review/index', 'adoptions/index', 'adopt/index', 'groups/index'] },
  { root: 'packages/org', pages: ['branch/index', 'members/index', 'member/index'] },
  { root: 'packages/notices', pages: ['inbox/index', 'preferences/index', 'bulletin/index'] },
  { root: 'packages/dues', pages: ['mine/index', 'pay/index', 'order/index', 'receipt/index', 'relief/index', 'payers/index', 'relative/index', 'flow/index', 'publication/index', 'branch/index', 'member/index', 'desk/index'] },
  { root: 'packages/manage', pages: ['reviews/index', 'month/index', 'appeals/index'] },
];

const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${page}.png`,
  selectedIconPath: `assets/tabs/${page}-active.png`,
});

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/cases/index', 'pages/ranking/index', 'pages/mine/index'],
  subPackages,
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/case', 'packages/notices'] },
    'pages/cases/index': { network: 'all', packages: ['packages/case'] },
    'pages/ranking/index': { network: 'all', packages: ['packages/notices', 'packages/org'] },
    'pages/mine/index': { network: 'all', packages: ['packages/account', 'packages/dues', 'packages/manage'] },
  },
  tabBar: {
    color: '#5f6368',
    selectedColor: '#c8161d',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('cases', '案例'), tab('ranking', '排名'), tab('mine', '我的')],
  },
  window: {
    navigationStyle: 'default',
    navigationBarTitleText: '先锋',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f5f6f8',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
});
