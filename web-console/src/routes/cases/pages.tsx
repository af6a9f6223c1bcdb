import { AuditOutlined, BarChartOutlined, BookOutlined, BranchesOutlined, NotificationOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

export const casePages: PageDef[] = [
  {
    path: '/cases/review',
    needs: ['case:branch-review', 'case:review', 'case:publish'],
    menu: { section: 'cases', label: '评审台', icon: <AuditOutlined /> },
    load: () => import('./review/review-page'),
  },
  { path: '/cases/notices', needs: ['case:publish'], menu: { section: 'cases', label: '公示与异议', icon: <NotificationOutlined /> }, load: () => import('./notices/notices-page') },
  { path: '/cases/library', needs: ['case:read'], menu: { section: 'cases', label: '案例管理', icon: <BookOutlined /> }, load: () => import('./library/library-page') },
  { path: '/cases/library/categories', needs: ['category:write'], load: () => import('./library/categories-page') },
  { path: '/cases/library/:id', needs: ['case:read'], load: () => import('./library/reading-page') },
  { path: '/cases/adoptions', needs: ['case:adopt', 'case:confirm-adoption'], menu: { section: 'cases', label: '借鉴', icon: <BranchesOutlined /> }, load: () => import('./adoptions/adoptions-page') },
  { path: '/cases/adoptions/chain/:id', needs: ['case:read'], load: () => import('./adoptions/chain-page') },
  { path: '/cases/stats', needs: ['export:read'], menu: { section: 'cases', label: '案例统计', icon: <BarChartOutlined /> }, load: () => import('./stats/stats-page') },
];
