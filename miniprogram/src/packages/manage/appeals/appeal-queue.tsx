import { View } from '@tarojs/components';
import { APPEAL_TONES, dueText } from '@xianfeng/client-core';
import { APPEAL_STATUS_LABELS } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadAppeals } from '@/features/points/api';
import { signedScore } from '@/shared/format';
import { useInfinite, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, ListRow, LoadedPage, StatusTag, Tabs } from '@/shared/ui';

const FILTERS = [{ key: 'open', text: '待答复' }, { key: 'all', text: '全部' }] as const;

/** Appeals that I answer for. */
export function AppealQueue() {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]['key']>('open');
  const list = useInfinite((cursor) => loadAppeals(filter === 'open' ? 'open' : undefined, cursor), [filter]);
  useReloadOnShow(list);
  return (
    <LoadedPage
      state={list}
      header={<Tabs items={FILTERS} current={filter} onChange={setFilter} />}
      empty={{ icon: 'check-circle', title: filter === 'open' ? '没有待答复的申诉' : '还没有申诉' }}
    >
      {(appeals) => (
        <>
          <Card flush>
            {appeals.map((appeal) => {
              const due = dueText(appeal);
              return (
                <ListRow
                  key={appeal.id}
                  title={`${appeal.memberName}：${appeal.ruleTitle}（${signedScore(appeal.deltaCenti)} 分）`}
                  note={(
                    <>
                      <View>{appeal.orgName}</View>
                      {appeal.status === 'open' ? <StatusTag tone={due.tone} text={due.text} /> : <StatusTag tone={APPEAL_TONES[appeal.status]} text={APPEAL_STATUS_LABELS[appeal.status]} />}
                    </>
                  )}
                  onClick={() => go('manageAppeals', { id: appeal.id })}
                />
              );
            })}
          </Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
