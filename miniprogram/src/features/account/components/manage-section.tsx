import type { Permission } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import type { RouteName } from '@/shared/routes';
import { Card, ListRow, SectionTitle, type IconName } from '@/shared/ui';

interface Entry {
  route: RouteName;
  icon: IconName;
  title: string;
  note: string;
  /** Any of these. */
  permissions: readonly Permission[];
}

const ENTRIES: readonly Entry[] = [
  { route: 'manageReviews', icon: 'doc', title: '案例评审', note: '初审、盲审评分、公示与发布', permissions: ['case:branch-review', 'case:review', 'case:publish'] },
  { route: 'members', icon: 'people', title: '党员名册', note: '管理范围内的党员，号码只显示部分', permissions: ['member:read'] },
  { route: 'duesBranch', icon: 'yuan', title: '支部党费', note: '本月谁交了、谁没交，现金与代交', permissions: ['dues:collect'] },
  { route: 'duesDesk', icon: 'yuan', title: '党费办理', note: '少交免交、代交、现金、退款', permissions: ['dues:collect', 'dues:confirm-cash', 'dues:relief'] },
  { route: 'manageAppeals', icon: 'alert', title: '积分申诉', note: '答复党员的异议', permissions: ['point:answer-appeal'] },
  { route: 'manageMonth', icon: 'calendar', title: '月度工作', note: '结账、通报审批与送达', permissions: ['ranking:close', 'bulletin:edit', 'bulletin:approve'] },
];

/** The entries that my permissions open. */
export function entriesFor(permissions: readonly Permission[]): readonly Entry[] {
  return ENTRIES.filter((entry) => entry.permissions.some((permission) => permissions.includes(permission)));
}

export function ManageSection({ permissions }: { permissions: readonly Permission[] }) {
  const entries = entriesFor(permissions);
  if (entries.length === 0) return null;
  return (
    <>
      <SectionTitle title="管理" />
      <Card flush>
        {entries.map(({ route, icon, title, note }) => <ListRow key={route} icon={icon} title={title} note={note} onClick={() => go(route)} />)}
      </Card>
    </>
  );
}
