import type { CaseStats, Id } from '@xianfeng/shared-types';
import { Link } from 'react-router';
import { libraryPath } from '../library/use-library-filter';
import { CaseLink } from '../parts/case-link';
import { FiguresSection } from './figures-section';
import { daysOf } from './months';

interface Props {
  stats: CaseStats;
  category?: string;
  onOpen: (orgId: Id) => void;
}

/** By direct lower organisation; one with organisations below it opens into them. */
export function OrgFigures({ stats: { byOrg, from, to, org }, category, onOpen }: Props) {
  const rows = byOrg.map((figures) => ({ ...figures, key: figures.orgId }));
  const opens = ({ orgId, hasChildren }: (typeof rows)[number]) => hasChildren && orgId !== org.id;
  return (
    <FiguresSection
      title="按组织"
      lying
      rows={rows}
      nameColumn={{ title: '组织', ellipsis: true, render: (_, row) => (opens(row) ? <CaseLink title={row.name} onOpen={() => onOpen(row.orgId)} /> : <span title={row.name}>{row.orgId === org.id ? `${row.name}（本级）` : row.name}</span>) }}
      publishedLink={({ orgId, name, published }) =>
        published > 0 && orgId !== org.id ? (
          <Link to={libraryPath({ category, orgId, orgName: name, ...daysOf(from, to) })} aria-label={`${name}发布的 ${published} 篇`}>
            {published}
          </Link>
        ) : (
          published
        )
      }
      onPick={(row) => opens(row) && onOpen(row.orgId)}
    />
  );
}
