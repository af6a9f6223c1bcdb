import { MEMBER_CATEGORIES, MEMBER_STATUSES, membersApi, type MemberView } from '@xianfeng/shared-types';
import { Card, Flex, Tabs, Tag } from 'antd';
import { useParams } from 'react-router';
import { useApi } from '@/shared/api';
import { useCan } from '@/shared/session';
import { ConsolePage, QueryView } from '@/shared/ui';
import { MemberActions } from './member-actions';
import { MemberFacts } from './member-facts';
import { MemberHistory } from './member-history';
import { MemberPosts } from './member-posts';
import { MemberRoles } from './member-roles';

const CRUMBS = [{ title: '党员', to: '/members' }];

/** One member: the roster's entry, posts, rights and history. */
export default function MemberPage() {
  const { id = '' } = useParams();
  const member = useApi(membersApi.detail, { params: { id } });
  if (!member.data) {
    return (
      <ConsolePage title="党员" crumbs={CRUMBS}>
        <Card>
          <QueryView query={member}>{() => null}</QueryView>
        </Card>
      </ConsolePage>
    );
  }
  return <Shown key={id} member={member.data} />;
}

function Shown({ member }: { member: MemberView }) {
  const can = useCan();
  const tabs = [
    { key: 'facts', label: '基本信息', children: <MemberFacts member={member} /> },
    { key: 'posts', label: '党内职务', children: <MemberPosts member={member} /> },
    ...(can('role:read') ? [{ key: 'roles', label: '系统授权', children: <MemberRoles memberId={member.id} /> }] : []),
    { key: 'history', label: '变更记录', children: <MemberHistory memberId={member.id} /> },
  ];
  const badge = (
    <Flex gap={4}>
      <Tag color={member.status === 'active' ? 'green' : 'default'}>党籍{MEMBER_STATUSES[member.status]}</Tag>
      {member.category === 'probationary' && <Tag color="gold">{MEMBER_CATEGORIES[member.category]}</Tag>}
    </Flex>
  );
  return (
    <ConsolePage title={member.name} crumbs={[...CRUMBS, { title: member.org.name, to: `/members?org=${member.org.id}` }]} badge={badge} actions={<MemberActions member={member} />}>
      <Card>
        <Tabs items={tabs} destroyOnHidden style={{ marginTop: -12 }} />
      </Card>
    </ConsolePage>
  );
}
