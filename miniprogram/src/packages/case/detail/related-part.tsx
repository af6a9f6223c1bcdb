import type { LibraryCard } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import { Card, ListRow, SectionTitle } from '@/shared/ui';

export function RelatedPart({ rows }: { rows: readonly LibraryCard[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <SectionTitle title="相关案例" />
      <Card flush>{rows.map(({ id, title, orgName }) => <ListRow key={id} title={title} note={orgName} onClick={() => go('caseDetail', { id })} />)}</Card>
    </>
  );
}
