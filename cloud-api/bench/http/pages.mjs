/** What the tabs of the mini-program and the page of points load, with how to make the paths of one request; `cases` are ids of published cases. */
export const PAGES = [
  { name: '首页', paths: () => ['/api/home'] },
  { name: '案例列表', paths: () => ['/api/library/front'] },
  { name: '案例页', paths: ({ cases, index }) => [`/api/library/pages/${cases[index % cases.length]}`] },
  { name: '排名页', paths: () => ['/api/rankings/page'] },
  { name: '我的', paths: () => ['/api/mine'] },
  { name: '我的积分', paths: () => ['/api/points/mine'] },
];

/** What officers work through, and the search: their statements are looked at, not their time. */
export const QUEUES = [
  ...['branch', 'safety', 'committee', 'notice', 'objections'].map((desk) => `/api/case-desk?desk=${desk}`),
  '/api/points/appeals', '/api/points/appeals?status=open', '/api/deliveries', '/api/deliveries/summary', '/api/jobs', '/api/jobs/retries', '/api/jobs/dead-letters',
  '/api/members', '/api/imports', '/api/inbox', '/api/my/cases', `/api/library/search?q=${encodeURIComponent('金点子')}`, '/api/library/cases?limit=20', '/api/library/categories', '/api/library/tags',
];
