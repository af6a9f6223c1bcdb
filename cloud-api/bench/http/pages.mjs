/** What the tabs of the mini-program load, with how to make the paths of one request; `cases` are ids of published cases. */
export const PAGES = [
  { name: '首页', paths: () => ['/api/home'] },
  { name: '案例列表', paths: () => ['/api/library/cases?limit=20'] },
  { name: '案例页', paths: ({ cases, index }) => [`/api/library/cases/${cases[index % cases.length]}`] },
  { name: '排名页', paths: () => ['/api/rankings/page'] },
  { name: '我的：本人信息', paths: () => ['/api/me'] },
  { name: '我的：积分', paths: () => ['/api/points/mine'] },
];
