import { useRouter } from '@tarojs/taro';
import type { DuesTodoKind, DuesWaitingCounts, Permission } from '@xianfeng/shared-types';
import { useRef, useState, type ComponentType } from 'react';
import { loadDuesWaiting } from '@/features/dues/desk-api';
import { useLoad } from '@/shared/hooks';
import { useMe } from '@/shared/session';
import { EmptyState, Page, Skeleton, Tabs } from '@/shared/ui';
import { DifferenceQueue, EntryQueue, RemittanceQueue, UseQueue } from './books-queues';
import { CaseQueue } from './case-queue';
import { CashQueue } from './cash-queue';
import { ConsentQueue } from './consent-queue';
import { ExceptionQueue } from './exception-queue';
import { ExtraQueue } from './extra-queue';
import { Decided, type QueueProps } from './queue';
import { RefundQueue } from './refund-queue';
import { ReliefQueue } from './relief-queue';

interface Queue {
  key: string;
  text: string;
  permissions: readonly Permission[];
  /** What of the waiting things is dealt with here. */
  waiting?: readonly DuesTodoKind[];
  Part: ComponentType<QueueProps>;
}

const QUEUES: readonly Queue[] = [
  { key: 'reliefs', text: '少交免交', permissions: ['dues:collect', 'dues:relief'], waiting: ['dues_relief_study', 'dues_relief'], Part: ReliefQueue },
  { key: 'consents', text: '代交', permissions: ['dues:collect'], waiting: ['dues_consent'], Part: ConsentQueue },
  { key: 'cases', text: '未交情况', permissions: ['dues:collect'], waiting: ['dues_case'], Part: CaseQueue },
  { key: 'cash', text: '现金', permissions: ['dues:collect', 'dues:confirm-cash'], waiting: ['dues_cash'], Part: CashQueue },
  { key: 'refunds', text: '退款', permissions: ['dues:collect'], waiting: ['dues_refund'], Part: RefundQueue },
  { key: 'exceptions', text: '待查收款', permissions: ['dues:finance'], waiting: ['dues_exception'], Part: ExceptionQueue },
  { key: 'extras', text: '大额党费', permissions: ['dues:fix', 'dues:relief'], waiting: ['dues_extra'], Part: ExtraQueue },
  { key: 'uses', text: '使用', permissions: ['dues:collect', 'dues:finance'], waiting: ['dues_use'], Part: UseQueue },
  { key: 'remittances', text: '上缴', permissions: ['dues:collect', 'dues:finance'], waiting: ['dues_remittance'], Part: RemittanceQueue },
  { key: 'entries', text: '利息期初', permissions: ['dues:finance'], waiting: ['dues_entry'], Part: EntryQueue },
  { key: 'differences', text: '对账差异', permissions: ['dues:finance'], waiting: ['dues_difference'], Part: DifferenceQueue },
];

/** What waits for the branch, the committee or finance; `?tab=` one of them. */
export default function DuesDeskPage() {
  const { tab } = useRouter().params;
  const me = useMe();
  const waiting = useLoad(loadDuesWaiting, []);
  const [chosen, setChosen] = useState(tab);
  const first = useRef<string>();
  if (!me || (waiting.data === null && waiting.problem === null)) return <Page><Skeleton kind="cards" /></Page>;
  const allowed = QUEUES.filter(({ permissions }) => permissions.some((permission) => me.permissions.includes(permission)));
  // What a message leads to stands first: the last ones are out of sight.
  const mine = [...allowed.filter(({ key }) => key === tab), ...allowed.filter(({ key }) => key !== tab)].map((queue) => ({ ...queue, count: countOf(queue, waiting.data) }));
  // Found once: a queue stays open when the last thing in it is done.
  first.current ??= mine.find(({ count }) => count > 0)?.key;
  const current = mine.find(({ key }) => key === (chosen ?? first.current)) ?? mine[0];
  if (!current) return <Page><EmptyState icon="lock" title="没有办理权限" note="党费由党支部书记、上级党委和党费管理员办理" /></Page>;
  const header = <Tabs items={mine} current={current.key} onChange={setChosen} />;
  return <Decided.Provider value={() => void waiting.reload()}><current.Part key={current.key} header={header} /></Decided.Provider>;
}

const countOf = ({ waiting = [] }: Queue, counts: DuesWaitingCounts | null): number => waiting.reduce((sum, kind) => sum + (counts?.[kind] ?? 0), 0);
