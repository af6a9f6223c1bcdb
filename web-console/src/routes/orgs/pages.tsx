import { ApartmentOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

export const orgPages: PageDef[] = [
  { path: '/orgs', needs: ['org:read'], menu: { section: 'orgs', label: '组织', icon: <ApartmentOutlined /> }, load: () => import('./orgs-page') },
  { path: '/orgs/:id', needs: ['org:read'], load: () => import('./orgs-page') },
];
