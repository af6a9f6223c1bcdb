import { Text, View } from '@tarojs/components';
import { casesApi, type CaseDraft, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { a11y, Avatar, Button, FormField, Icon, ListRow, Loaded, SearchBar, Sheet, Tag, toast } from '@/shared/ui';

const AUTHORS_MAX = 5;

/** The authors in order, the first leads; chosen among the members of my branch. */
export function AuthorsField({ editor: { content, change }, draft }: { editor: CaseEditor; draft: CaseDraft }) {
  const [choosing, setChoosing] = useState(false);
  const [query, setQuery] = useState('');
  const colleagues = useLoad(() => call(casesApi.colleagues), []);
  const nameOf = (id: Id) => [...draft.authors, ...(colleagues.data ?? [])].find(({ memberId }) => memberId === id)?.name ?? '…';
  const { authorIds } = content;

  const toggle = (id: Id) => {
    if (authorIds.includes(id)) change({ authorIds: authorIds.filter((one) => one !== id) });
    else if (authorIds.length < AUTHORS_MAX) change({ authorIds: [...authorIds, id] });
    else toast.info(`作者最多 ${AUTHORS_MAX} 人`);
  };
  return (
    <FormField label="作者" required hint="第一位是主要作者" side={<Button icon="plus" onClick={() => setChoosing(true)}>选择</Button>}>
      <View className="edit__chips">
        {authorIds.map((id, index) => (
          <View key={id} className="edit__chip" onClick={() => toggle(id)} {...a11y('button', `移除作者 ${nameOf(id)}`)}>
            <Text>{index === 0 ? `${nameOf(id)}（主要作者）` : nameOf(id)}</Text>
            <Icon name="close" size="small" tone="grey" />
          </View>
        ))}
      </View>
      <Sheet open={choosing} title={`选择作者（${authorIds.length}/${AUTHORS_MAX}）`} onClose={() => setChoosing(false)} footer={<Button block kind="primary" onClick={() => setChoosing(false)}>完成</Button>}>
        <View className="edit__sheet"><SearchBar placeholder="搜索本支部党员姓名" onSearch={setQuery} /></View>
        <Loaded state={colleagues}>
          {(rows) => rows.filter(({ name }) => name.includes(query)).map(({ memberId, name }) => (
            <ListRow
              key={memberId}
              lead={<Avatar name={name} />}
              title={name}
              value={authorIds.includes(memberId) ? <Tag tone="green">{`已选 第 ${authorIds.indexOf(memberId) + 1} 位`}</Tag> : '选择'}
              onClick={() => toggle(memberId)}
            />
          ))}
        </Loaded>
      </Sheet>
    </FormField>
  );
}
