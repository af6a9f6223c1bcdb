import { CASE_TONES, type Tone } from '@xianfeng/client-core';
import { caseReviewsApi, type DeskItem, type Id, type NoticeItem, type ReviewDesk } from '@xianfeng/shared-types';
import { Segmented, type TableProps } from 'antd';
import { useSearchParams } from 'react-router';
import { usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { ConsolePage, PagedTable, ToneTag } from '@/shared/ui';
import { CaseLink } from '../parts/case-link';
import { NoticeDrawer } from './notice-drawer';

const VIEWS = { notice: '办理中', objections: '有异议待答复', past: '公示记录' } as const;
type View = keyof typeof VIEWS;

/** Public notice: opened, objected to, answered, published. */
export default function NoticesPage() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('view') ?? 'notice';
  const view: View = asked in VIEWS ? (asked as View) : 'notice';
  const id = params.get('id');
  const open = (next: Id | null) => setParams(next ? { view, id: next } : { view }, { replace: true });
  return (
    <ConsolePage
      title="公示与异议"
      hint="评审通过的案例公示期满、异议全部答复后发布到案例库。"
      actions={
        <Segmented<View>
          aria-label="公示范围"
          value={view}
          options={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: VIEWS[value] }))}
          onChange={(next) => setParams({ view: next }, { replace: true })}
        />
      }
    >
      {view === 'past' ? <PastNotices onOpen={open} /> : <DeskTable key={view} desk={view} onOpen={open} />}
      <NoticeDrawer id={id} onClose={() => open(null)} />
    </ConsolePage>
  );
}

interface ListProps {
  onOpen: (id: Id) => void;
}

function DeskTable({ desk, onOpen }: ListProps & { desk: Extract<ReviewDesk, 'notice' | 'objections'> }) {
  const pages = usePages(caseReviewsApi.desk, { query: { desk, limit: 20 } });
  const columns: TableProps<DeskItem>['columns'] = [
    { title: '案例', render: (_, item) => <CaseLink title={item.title} onOpen={() => onOpen(item.id)} /> },
    { title: '组织', dataIndex: 'orgName', width: 240, ellipsis: true },
    { title: '分类', dataIndex: 'categoryName', width: 160, ellipsis: true },
    { title: '状态', width: 150, render: (_, { status, statusName }) => <ToneTag tone={CASE_TONES[status]} text={statusName} /> },
    { title: '公示截止', width: 130, render: (_, { noticeEndsOn }) => (noticeEndsOn ? dateText(noticeEndsOn) : '—') },
    { title: '待答复异议', width: 110, align: 'right', render: (_, { openObjections }) => (openObjections > 0 ? <ToneTag tone="red" text={String(openObjections)} /> : '0') },
  ];
  return <PagedTable<DeskItem> pages={pages} rowKey="id" columns={columns} scroll={{ x: 1000 }} empty={desk === 'notice' ? '没有待公示或公示中的案例' : '没有待答复的异议'} />;
}

const STATES: Record<NoticeItem['notice']['state'], { text: string; tone: Tone }> = {
  open: { text: '公示中', tone: 'gold' },
  closed: { text: '公示期满', tone: 'green' },
  stopped: { text: '异议成立，已停止', tone: 'red' },
};

function PastNotices({ onOpen }: ListProps) {
  const pages = usePages(caseReviewsApi.notices, { query: { limit: 20 } });
  const columns: TableProps<NoticeItem>['columns'] = [
    { title: '案例', render: (_, row) => <CaseLink title={row.case.title} onOpen={() => onOpen(row.case.id)} /> },
    { title: '组织', width: 240, ellipsis: true, render: (_, row) => row.case.orgName },
    { title: '公示期', width: 280, render: (_, { notice }) => `${dateText(notice.startsOn)}—${dateText(notice.endsOn)}` },
    { title: '工作日', width: 80, align: 'right', render: (_, { notice }) => notice.workingDays },
    { title: '结果', width: 150, render: (_, { notice }) => <ToneTag {...STATES[notice.state]} /> },
  ];
  return <PagedTable<NoticeItem> pages={pages} rowKey={({ notice }) => notice.id} columns={columns} scroll={{ x: 1000 }} empty="还没有公示过的案例" />;
}
