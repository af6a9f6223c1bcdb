import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { Button } from './button';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export interface EmptyStateProps {
  title: string;
  /** Why it is empty and what to do about it. */
  note?: string;
  icon?: IconName;
  action?: string;
  onAction?: () => void;
}

/** What stands where there is nothing: no data, no network, no right. */
export function EmptyState({ title, note, icon = 'inbox', action, onAction }: EmptyStateProps) {
  return (
    <View className="xf-empty" {...a11y('status')}>
      <View className="xf-empty__mark"><Icon name={icon} tone="grey" size="large" /></View>
      <View className="xf-empty__title">{title}</View>
      {note && <View className="xf-empty__note">{note}</View>}
      {action && <Button onClick={onAction}>{action}</Button>}
    </View>
  );
}
