import { accountPages } from '../routes/account/pages';
import { casePages } from '../routes/cases/pages';
import { duesPages } from '../routes/dues/pages';
import { homePages } from '../routes/home/pages';
import { memberPages } from '../routes/members/pages';
import { orgPages } from '../routes/orgs/pages';
import { pointPages } from '../routes/points/pages';
import { systemPages } from '../routes/system/pages';
import type { PageDef } from './page-def';

/** Every page, in the order of the menu. */
export const PAGES: PageDef[] = [...homePages, ...orgPages, ...memberPages, ...casePages, ...pointPages, ...duesPages, ...systemPages, ...accountPages];
