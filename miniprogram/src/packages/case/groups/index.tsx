import { useRouter } from '@tarojs/taro';
import { shareApi, type ShareGroup } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Card, LoadedPage, NoticeBar, SectionTitle } from '@/shared/ui';
import { GroupRow } from './group-row';
import { LabelSheet } from './label-sheet';

/** In which chat groups a case of my branch was opened; counts alone, nobody's name. `?id=` is the case. */
export default function ShareGroupsPage() {
  const { id = '' } = useRouter().params;
  const state = useLoad(() => call(shareApi.groups, { params: { id } }), [id]);
  const [naming, setNaming] = useState<ShareGroup | null>(null);
  return (
    <LoadedPage state={state} empty={{ icon: 'people', title: '还没有在群里被打开过', note: '把案例分享到微信群，有人从群里的卡片打开后会出现在这里' }}>
      {(groups) => (
        <>
          <NoticeBar tone="blue">微信不提供群名，请自己起一个便于辨认的名字；只统计打开次数，不记录是谁打开的。</NoticeBar>
          <SectionTitle title={`${groups.length} 个群，共打开 ${groups.reduce((sum, { opens }) => sum + opens, 0)} 次`} />
          <Card flush>{groups.map((group, index) => <GroupRow key={group.id} group={group} place={index + 1} onClick={() => setNaming(group)} />)}</Card>
          {naming && (
            <LabelSheet
              group={naming}
              onClose={() => setNaming(null)}
              onDone={({ label }) => {
                state.setData(groups.map((group) => (group.id === naming.id ? { ...group, label } : group)));
                setNaming(null);
              }}
            />
          )}
        </>
      )}
    </LoadedPage>
  );
}
