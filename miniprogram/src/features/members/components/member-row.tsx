import { View } from '@tarojs/components';
import { MEMBER_STATUSES, type MemberListItem } from '@xianfeng/shared-types';
import { Avatar, ListRow, StatusTag, Tag } from '@/shared/ui';
import { memberNote, memberTags } from '@xianfeng/client-core';
import './members.scss';

/** A member of the roster, masked. */
export function MemberRow({ member, onClick }: { member: MemberListItem; onClick: () => void }) {
  const tags = memberTags(member);
  const { name, status, org } = member;
  return (
    <ListRow
      lead={<Avatar name={name} />}
      title={name}
      note={(
        <>
          <View>{memberNote(member)}</View>
          <View>{org.name}</View>
          {(tags.length > 0 || status !== 'active') && (
            <View className="xf-member__tags">
              {status !== 'active' && <StatusTag tone="gold" text={MEMBER_STATUSES[status]} />}
              {tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
            </View>
          )}
        </>
      )}
      onClick={onClick}
    />
  );
}
