import { loadPublications } from '@/features/dues/books-api';
import { dateOf, dateText } from '@/shared/format';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, ListRow, LoadedPage } from '@/shared/ui';

/** Publications that I may read, the newest first. */
export function PublicationList() {
  const list = useInfinite((cursor) => loadPublications(cursor), []);
  return (
    <LoadedPage state={list} empty={{ icon: 'flag', title: '还没有公示', note: '支部每年至少向党员公示一次党费收支' }}>
      {(lines) => (
        <>
          <Card flush>
            {lines.map(({ id, title, org, publishedAt }) => (
              <ListRow key={id} icon="flag" title={title} note={`${org.name} · ${dateText(dateOf(publishedAt))}`} onClick={() => go('duesPublication', { id })} />
            ))}
          </Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
