import { View } from '@tarojs/components';
import type { InboxItem } from '@xianfeng/shared-types';
import { agoText } from '@/shared/format';
import { a11y, Icon, Tag } from '@/shared/ui';
import './notifications.scss';

/** A message; what is unread has a dot and says so. */
export function MessageRow({ item, onClick }: { item: InboxItem; onClick: () => void }) {
  const { title, body, topicLabel, at, readAt } = item;
  return (
    <View className="xf-message xf-tappable" onClick={onClick} {...a11y('button')}>
      <View className={`xf-message__dot${readAt ? ' xf-message__dot--read' : ''}`} />
      <View className="xf-message__main">
        <View className="xf-message__title">{title}</View>
        {body && <View className="xf-message__body">{body}</View>}
        <View className="xf-message__foot">
          <Tag>{topicLabel}</Tag>
          {!readAt && <Tag tone="red">未读</Tag>}
          <View className="xf-message__time">{agoText(at)}</View>
        </View>
      </View>
      <Icon name="right" size="small" tone="grey" />
    </View>
  );
}
