import type { CaseStats } from '@xianfeng/shared-types';
import { Link } from 'react-router';
import { libraryPath } from '../library/use-library-filter';
import { CaseLink } from '../parts/case-link';
import { FiguresSection } from './figures-section';
import { daysOf } from './months';

/** By category; one of them narrows the whole page to itself. */
export function CategoryFigures({ stats: { byCategory, from, to, org }, onOpen }: { stats: CaseStats; onOpen: (category: string) => void }) {
  const rows = byCategory.map((figures) => ({ ...figures, key: figures.category }));
  return (
    <FiguresSection
      title="按分类"
      lying
      rows={rows}
      nameColumn={{ title: '分类', ellipsis: true, render: (_, { name, category }) => <CaseLink title={name} onOpen={() => onOpen(category)} /> }}
      publishedLink={({ category, name, published }) =>
        published > 0 ? (
          <Link to={libraryPath({ category, orgId: org.id, orgName: org.name, ...daysOf(from, to) })} aria-label={`${name}发布的 ${published} 篇`}>
            {published}
          </Link>
        ) : (
          0
        )
      }
      onPick={({ category }) => onOpen(category)}
    />
  );
}
