import { sealHash } from '../../../platform/crypto';
import type { PublicationRow } from './publication.entity';

type Sealed = Pick<PublicationRow, 'orgId' | 'orgName' | 'year' | 'edition' | 'figures' | 'note' | 'reason' | 'publishedBy' | 'publishedAt'>;

/** Over all that members read. */
export function publicationHash({ orgId, orgName, year, edition, figures, note, reason, publishedBy, publishedAt }: Sealed): string {
  return sealHash({ format: 1, orgId, orgName, year, edition, figures, note, reason, publishedBy, publishedAt: publishedAt.toISOString() });
}

export const titleOf = ({ orgName, year, edition }: Pick<PublicationRow, 'orgName' | 'year' | 'edition'>): string =>
  `${orgName}${year}年度党费收支公示${edition > 1 ? `（第${edition - 1}次更正）` : ''}`;
