import { ImportOutlined, TeamOutlined, UsergroupDeleteOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

export const memberPages: PageDef[] = [
  { path: '/members', needs: ['member:read'], menu: { section: 'orgs', label: '党员', icon: <TeamOutlined /> }, load: () => import('./members-page') },
  { path: '/members/duplicates', needs: ['member:write'], menu: { section: 'orgs', label: '重复党员', icon: <UsergroupDeleteOutlined /> }, load: () => import('./duplicates/duplicates-page') },
  { path: '/members/:id', needs: ['member:read'], load: () => import('./member-page') },
  { path: '/imports', needs: ['member:import'], menu: { section: 'orgs', label: '名册导入', icon: <ImportOutlined /> }, load: () => import('./imports/imports-page') },
  { path: '/imports/:id', needs: ['member:import'], load: () => import('./imports/import-page') },
];
