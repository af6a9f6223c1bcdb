import { useRouter } from '@tarojs/taro';
import type { Permission } from '@xianfeng/shared-types';
import { useState, type ComponentType } from 'react';
import { useMe } from '@/shared/session';
import { EmptyState, Page, Tabs } from '@/shared/ui';
import { DifferenceQueue, EntryQueue, RemittanceQueue, UseQueue } from './books-queues';
import { CaseQueue } from './case-queue';
import { CashQueue } from './cash-queue';
import { ConsentQueue } from './consent-queue';
import { ExceptionQueue } from './exception-queue';
import { ExtraQueue } from './extra-queue';
import type { QueueProps } from './queue';
import { RefundQueue } from './refund-queue';
import { ReliefQueue } from './relief-queue';

interface Queue {
  key: string;
  text: string;
  permissions: readonly Permission[];
  Part: ComponentType<QueueProps>;
}

const QUEUES: readonly Queue[] = [
  { key: 'reliefs', text: '少交免交', permissions: ['dues:collect', 'dues:relief'], Part: ReliefQueue },
  { key: 'consents', text: '代交', permissions: ['dues:collect'], Part: ConsentQueue },
  { key: 'cases', text: '未交情况', permissions: ['dues:collect'], Part: CaseQueue },
  { key: 'cash', text: '现金', permissions: ['dues:collect', 'dues:confirm-cash'], Part: CashQueue },
  { key: 'refunds', text: '退款', permissions: ['dues:collect'], Part: RefundQueue },
  { key: 'exceptions', text: '待查收款', permissions: ['dues:finance'], Part: ExceptionQueue },
  { key: 'extras', text: '大额党费', permissions: ['dues:fix', 'dues:relief'], Part: ExtraQueue },
  { key: 'uses', text: '使用', permissions: ['dues:collect', 'dues:finance'], Part: UseQueue },
  { key: 'remittances', text: '上缴', permissions: ['dues:collect', 'dues:finance'], Part: RemittanceQueue },
  { key: 'entries', text: '利息期初', permissions: ['dues:finance'], Part: EntryQueue },
  { key: 'differences', text: '对账差异', permissions: ['dues:finance'], Part: DifferenceQueue },
];

/** What waits for the branch, the committee or finance; `?tab=` one of them. */
export default function DuesDeskPage() {
  const { tab } = useRouter().params;
  const me = useMe();
  const [chosen, setChosen] = useState(tab);
  if (!me) return <Page>{null}</Page>;
  const allowed = QUEUES.filter(({ permissions }) => permissions.some((permission) => me.permissions.includes(permission)));
  // What a message leads to stands first: the last ones are out of sight.
  const mine = [...allowed.filter(({ key }) => key === tab), ...allowed.filter(({ key }) => key !== tab)];
  const current = mine.find(({ key }) => key === chosen) ?? mine[0];
  if (!current) return <Page><EmptyState icon="lock" title="没有办理权限" note="党费由党支部书记、上级党委和党费管理员办理" /></Page>;
  return <current.Part key={current.key} header={<Tabs items={mine} current={current.key} onChange={setChosen} />} />;
}
