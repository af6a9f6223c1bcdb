import { BULLETIN_TONES } from '@xianfeng/client-core';
import { BULLETIN_STATUS_LABELS, bulletinsApi, rankingsApi, type BulletinLine } from '@xianfeng/shared-types';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useAction, useApi, usePages } from '@/shared/api';
import { dateTimeText, monthText } from '@/shared/format';
import { useCan } from '@/shared/session';
import { ConsolePage, PagedTable, ToneTag } from '@/shared/ui';

/** Bulletins by months, from the draft to the published one. */
export default function BulletinsPage() {
  const list = usePages(bulletinsApi.list, { query: { limit: 20 } });
  return (
    <ConsolePage title="月度通报" hint="按封存的名次起草，由没有参与起草的负责人审批，发布后通知参加排名的支部。" actions={<Drafts />}>
      <PagedTable<BulletinLine>
        pages={list}
        rowKey="id"
        empty="还没有通报，月度结账后可生成初稿"
        columns={[
          { title: '月份', width: 140, render: (_, { month }) => monthText(month) },
          { title: '标题', ellipsis: true, render: (_, { id, title }) => <Link to={`/points/bulletins/${id}`}>{title}</Link> },
          { title: '状态', width: 120, render: (_, { status }) => <ToneTag tone={BULLETIN_TONES[status]} text={BULLETIN_STATUS_LABELS[status]} /> },
          { title: '发布时间', width: 180, render: (_, { publishedAt }) => (publishedAt ? dateTimeText(publishedAt) : '—') },
          { title: '送达', width: 110, render: (_, { month, status }) => status === 'published' && <Link to={`/points/deliveries?topic=ranking.month&period=${month}`}>查看送达</Link> },
        ]}
      />
    </ConsolePage>
  );
}

/** Closed months that have no bulletin yet. */
function Drafts() {
  const can = useCan();
  const navigate = useNavigate();
  const closes = useApi(rankingsApi.closes, {}, { enabled: can('ranking:close') });
  const draft = useAction(bulletinsApi.generate, { done: '已生成通报初稿', refresh: [rankingsApi.closes, bulletinsApi.list], onDone: ({ id }) => void navigate(`/points/bulletins/${id}`) });
  const newest = closes.data?.find(({ allowedActions }) => allowedActions.includes('draft_bulletin'));
  if (!newest) return null;
  return (
    <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate({ body: { month: newest.month } })}>
      {`起草${monthText(newest.month)}通报`}
    </Button>
  );
}
