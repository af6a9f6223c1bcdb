import { HomeOutlined } from '@ant-design/icons';
import type { PageDef } from '@/shell/page-def';

export const homePages: PageDef[] = [{ path: '/', needs: [], menu: { section: 'work', label: '首页', icon: <HomeOutlined /> }, load: () => import('./home-page') }];
