import type { ShareCard } from '@/shared/platform';
import { ROUTES } from '@/shared/routes';

/** The card for one relative; without a link only the mini-program, for a right to pay is nothing to hand around. */
export function relativeCard(link: { memberName: string; page: string } | null): ShareCard {
  return link ? { title: `请帮${link.memberName}交党费`, path: `/${link.page.replace(/^\//, '')}` } : { title: '先锋', path: ROUTES.home };
}
