import { View } from '@tarojs/components';
import { libraryApi } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { useMe } from '@/shared/session';
import { Button, SectionTitle, Sheet } from '@/shared/ui';
import { NO_CHOICE, PERIODS, type LibraryChoice } from '../model/library-filter';
import { ChipGroup } from './chip-group';
import { useOrgLadder } from '../use-org-ladder';

export interface LibraryFilterSheetProps {
  open: boolean;
  choice: LibraryChoice;
  onApply: (choice: LibraryChoice) => void;
  onClose: () => void;
}

/** Filters beside the category: how wide, which tag, since when. */
export function LibraryFilterSheet(props: LibraryFilterSheetProps) {
  return props.open ? <OpenSheet {...props} /> : null;
}

function OpenSheet({ choice, onApply, onClose }: LibraryFilterSheetProps) {
  const [draft, setDraft] = useState(choice);
  const ladder = useOrgLadder(useMe()?.member.orgId);
  const tags = useLoad(() => call(libraryApi.tags), []);
  const apply = (next: LibraryChoice) => {
    onApply(next);
    onClose();
  };
  const footer = (
    <>
      <Button block onClick={() => apply({ ...NO_CHOICE, category: choice.category })}>清除</Button>
      <Button block kind="primary" onClick={() => apply(draft)}>查看案例</Button>
    </>
  );
  return (
    <Sheet open title="筛选" onClose={onClose} footer={footer}>
      <View className="xf-sheet__inner">
        <SectionTitle title="范围" />
        <ChipGroup items={[{ key: '', text: '全部组织' }, ...ladder]} current={draft.orgId} onPick={(orgId) => setDraft({ ...draft, orgId })} />
        <SectionTitle title="发布时间" />
        <ChipGroup items={PERIODS} current={draft.period} onPick={(period) => setDraft({ ...draft, period })} />
        <SectionTitle title="标签" />
        <ChipGroup
          items={[{ key: '', text: '不限' }, ...(tags.data ?? []).map(({ tag, count }) => ({ key: tag, text: `${tag} ${count}` }))]}
          current={draft.tag}
          onPick={(tag) => setDraft({ ...draft, tag })}
        />
      </View>
    </Sheet>
  );
}
