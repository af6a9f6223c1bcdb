import type { PageDef } from '@/shell/page-def';

export const accountPages: PageDef[] = [{ path: '/account', needs: [], load: () => import('./account-page') }];
