import type { ShareGroup } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';
import { ListRow } from '@/shared/ui';

export interface GroupRowProps {
  group: ShareGroup;
  /** Place in the list, for groups without a name. */
  place: number;
  onClick: () => void;
}

/** A group by the branch's name for it, and how often the case was opened there. */
export function GroupRow({ group: { label, firstOn, lastOn, opens, days }, place, onClick }: GroupRowProps) {
  const recent = days.reduce((sum, day) => sum + day.opens, 0);
  const span = firstOn === lastOn ? `${dateText(lastOn)}打开` : `${dateText(firstOn)}首次打开，最近 ${dateText(lastOn)}`;
  return <ListRow icon="people" title={label || `未命名的群 ${place}`} note={`${span}；近 30 天 ${recent} 次`} value={`${opens} 次`} onClick={onClick} />;
}
