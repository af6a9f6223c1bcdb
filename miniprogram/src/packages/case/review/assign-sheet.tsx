import { View } from '@tarojs/components';
import { caseReviewsApi, type AssignReviewersBody, type Id, type ReviewBoard } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Avatar, Button, EmptyState, ListRow, SearchBar, Sheet, StatusTag, toast } from '@/shared/ui';

export interface AssignSheetProps {
  board: ReviewBoard;
  /** Reviewers that the rules ask for. */
  minimum: number;
  onClose: () => void;
  onChanged: (board: ReviewBoard) => void;
}

/** Chooses reviewers by name or draws them at random among the least busy. */
export function AssignSheet({ board, minimum, onClose, onChanged }: AssignSheetProps) {
  const { candidates, reviews, case: item } = board;
  const [chosen, setChosen] = useState<readonly Id[]>([]);
  const [query, setQuery] = useState('');
  const busy = reviews.filter(({ state }) => state === 'assigned' || state === 'submitted').length;
  const missing = Math.max(1, minimum - busy);
  const assign = useMutation((idempotencyKey, body: AssignReviewersBody) => call(caseReviewsApi.assign, { params: { id: item.id }, body }, { idempotencyKey }), {
    onDone: (next) => {
      toast.done('已安排');
      onChanged(next);
      onClose();
    },
  });
  const toggle = (id: Id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const send = (who: { draw: number } | { reviewerIds: Id[] }) => void assign.run({ version: item.version, ...who });
  const footer = (
    <>
      <Button block loading={assign.running} onClick={() => send({ draw: missing })}>{`随机抽 ${missing} 人`}</Button>
      <Button block kind="primary" loading={assign.running} disabled={chosen.length === 0} onClick={() => send({ reviewerIds: [...chosen] })}>{`安排所选 ${chosen.length} 人`}</Button>
    </>
  );
  const rows = candidates.filter(({ name, orgName }) => `${name}${orgName}`.includes(query));
  return (
    <Sheet open title="安排评审员" onClose={onClose} footer={footer}>
      <View className="sheet-body"><SearchBar placeholder="姓名或支部" onSearch={setQuery} /></View>
      {rows.length === 0 && <EmptyState title="没有可安排的评审员" note="作者本支部的人员和已安排的人不在列" />}
      {rows.map(({ memberId, name, orgName, openReviews }) => (
        <ListRow
          key={memberId}
          lead={<Avatar name={name} />}
          title={name}
          note={`${orgName} · 手上 ${openReviews} 篇`}
          value={chosen.includes(memberId) ? <StatusTag tone="green" text="已选" /> : '选择'}
          onClick={() => toggle(memberId)}
        />
      ))}
    </Sheet>
  );
}
