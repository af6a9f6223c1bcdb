import { View } from '@tarojs/components';
import { ROLE_LABELS, type Me } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import { Avatar, Card, ListRow, Tag } from '@/shared/ui';
import './profile-card.scss';

/** Name, branch, masked phone and roles. */
export function ProfileCard({ me }: { me: Me }) {
  const { name, orgId, orgName, maskedPhone } = me.member;
  const granted = me.roles.filter(({ role }) => role !== 'member' && role !== 'reader');
  return (
    <Card flush>
      <ListRow
        lead={<Avatar large name={name} />}
        title={<View className="xf-profile__name">{name}</View>}
        note={maskedPhone ?? '未登记手机号'}
      />
      <ListRow icon="org" title={orgName} onClick={() => go('branch', { id: orgId })} />
      {granted.length > 0 && (
        <View className="xf-profile__roles">
          {granted.map(({ role, orgId: at, orgName: where }) => <Tag key={role + at} tone="red">{`${ROLE_LABELS[role]} · ${where}`}</Tag>)}
        </View>
      )}
    </Card>
  );
}
