import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { loadMembers, type MemberFilter } from '@/features/members/api';
import { MemberRow } from '@/features/members/components/member-row';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, LoadedPage, SearchBar, Tabs } from '@/shared/ui';

const FILTERS = [
  { key: 'active', text: '在册', filter: { status: 'active' } },
  { key: 'probationary', text: '预备党员', filter: { status: 'active', category: 'probationary' } },
  { key: 'retired', text: '离退休', filter: { status: 'active', kind: 'retired' } },
  { key: 'mobile', text: '流动', filter: { status: 'active', kind: 'mobile' } },
  { key: 'all', text: '全部', filter: {} },
] as const satisfies readonly { key: string; text: string; filter: MemberFilter }[];
type Key = (typeof FILTERS)[number]['key'];

/** Members of `?org=` and below, or of all that I oversee. */
export default function MembersPage() {
  const { org } = useRouter().params;
  const [key, setKey] = useState<Key>('active');
  const [q, setQ] = useState('');
  const chosen = FILTERS.find((one) => one.key === key)?.filter;
  const list = useInfinite((cursor) => loadMembers({ ...chosen, orgId: org, ...(q ? { q } : {}) }, cursor), [org, key, q]);
  const header = (
    <>
      <SearchBar placeholder="姓名或拼音首字母" onSearch={setQ} />
      <View className="xf-member__hint">也可输入完整手机号或身份证号查找</View>
      <Tabs look="pill" items={FILTERS} current={key} onChange={setKey} />
    </>
  );
  return (
    <LoadedPage state={list} header={header} empty={{ icon: 'people', title: '没有找到党员', note: q ? '换个姓名或拼音首字母试试' : undefined }}>
      {(members) => (
        <>
          <Card flush>{members.map((member) => <MemberRow key={member.id} member={member} onClick={() => go('member', { id: member.id })} />)}</Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
