import { Image, View } from '@tarojs/components';
import type { CaseCard } from '@xianfeng/shared-types';
import { dateOf } from '@/shared/format';
import { go } from '@/shared/navigation';
import { a11y, Card, ListRow, SectionTitle, Tag } from '@/shared/ui';

/** The cases published last. */
export function NewestCases({ cases }: { cases: readonly CaseCard[] }) {
  return (
    <>
      <SectionTitle title="最新案例" action="全部" onAction={() => go('cases')} />
      <Card flush>
        {cases.length === 0 && <ListRow icon="doc" title="还没有发布的案例" note="您可以成为第一位作者" onClick={() => go('cases')} />}
        {cases.map(({ id, title, orgName, categoryName, publishedAt, coverUrl }) => (
          <View key={id} className="xf-home-case xf-tappable" onClick={() => go('caseDetail', { id })} {...a11y('button')}>
            <View className="xf-home-case__main">
              <View className="xf-home-case__title">{title}</View>
              <View className="xf-home-case__org">{orgName}</View>
              <View className="xf-home-case__facts">
                <Tag>{categoryName}</Tag>
                {publishedAt && <View className="xf-home-case__date">{dateOf(publishedAt)}</View>}
              </View>
            </View>
            {coverUrl && <Image className="xf-home-case__cover" src={coverUrl} mode="aspectFill" lazyLoad />}
          </View>
        ))}
      </Card>
    </>
  );
}
