import { APPEAL_TONES, dueText, signedScore } from '@xianfeng/client-core';
import { APPEAL_STATUS_LABELS, pointsApi, type AppealLine } from '@xianfeng/shared-types';
import { Button, Card, Empty, Segmented, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { usePages, type Pages } from '@/shared/api';
import { useKeys } from '@/shared/keys';
import { useScope } from '@/shared/org';
import { ConsolePage, Pager, ProblemView, ToneTag } from '@/shared/ui';
import { AppealDetail } from './appeal-detail';
import './appeals.css';

const FILTERS = [
  { value: 'open', label: '待答复' },
  { value: 'all', label: '全部' },
] as const;
type Filter = (typeof FILTERS)[number]['value'];

/** Appeals beside the one on the desk; open ones stand by the day they are due. */
export default function AppealsPage() {
  const { id } = useParams();
  const { orgId } = useScope();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<Filter>('open');
  const list = usePages(pointsApi.appeals, { query: { orgId, status: filter === 'open' ? 'open' : undefined, limit: 50 } });
  const { items } = list;
  const shown = id ?? items[0]?.id;
  const at = items.findIndex((appeal) => appeal.id === shown);
  const go = (appeal: AppealLine | undefined) => (appeal ? () => void navigate(`/points/appeals/${appeal.id}`, { replace: true }) : null);
  const [next, previous] = [go(items[at + 1]), at > 0 ? go(items[at - 1]) : null];
  useKeys({ j: next, k: previous });
  return (
    <ConsolePage
      title="积分申诉"
      actions={
        <>
          <Segmented<Filter> aria-label="申诉状态" options={[...FILTERS]} value={filter} onChange={setFilter} />
          <Tooltip title="快捷键 K">
            <Button disabled={!previous} onClick={() => previous?.()}>
              上一条
            </Button>
          </Tooltip>
          <Tooltip title="快捷键 J">
            <Button disabled={!next} onClick={() => next?.()}>
              下一条
            </Button>
          </Tooltip>
        </>
      }
    >
      <div className="appeals">
        <AppealList list={list} shown={shown} open={filter === 'open'} />
        {shown ? <AppealDetail key={shown} id={shown} /> : list.query.isPending && <Card><Skeleton active /></Card>}
      </div>
    </ConsolePage>
  );
}

function AppealList({ list, shown, open }: { list: Pages<AppealLine>; shown: string | undefined; open: boolean }) {
  const { items, query } = list;
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  return (
    <Card className="appeals-list" styles={{ body: { padding: 8 } }}>
      <nav aria-label="申诉列表">
        {query.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
        {!query.isPending && items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={open ? '没有待答复的申诉' : '还没有申诉'} />}
        {items.map((appeal) => (
          <AppealRow key={appeal.id} appeal={appeal} current={appeal.id === shown} />
        ))}
        <Pager pages={list} spread />
      </nav>
    </Card>
  );
}

function AppealRow({ appeal, current }: { appeal: AppealLine; current: boolean }) {
  const { id, memberName, ruleTitle, deltaCenti, orgName, status } = appeal;
  const state = status === 'open' ? dueText(appeal) : { tone: APPEAL_TONES[status], text: APPEAL_STATUS_LABELS[status] };
  return (
    <Link to={`/points/appeals/${id}`} replace className="appeals-row" aria-current={current ? 'page' : undefined}>
      <span className="appeals-title" title={ruleTitle}>{`${memberName}：${ruleTitle}（${signedScore(deltaCenti)} 分）`}</span>
      <span className="appeals-note" title={orgName}>
        {orgName}
      </span>
      <ToneTag {...state} />
    </Link>
  );
}
