import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { MEMBER_POSTS, MEMBER_STATUSES, type MemberPostView, type MemberView, type RevealedMember } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadMember } from '@/features/members/api';
import { RevealSheet } from '@/features/members/components/reveal-sheet';
import { memberFacts } from '@xianfeng/client-core';
import { dateText } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { Avatar, Button, Card, ListRow, LoadedPage, SectionTitle, StatusTag } from '@/shared/ui';
import '@/features/members/components/members.scss';

/** One member, masked; those entitled may see more, with a reason. */
export default function MemberPage() {
  const { id = '' } = useRouter().params;
  const state = useLoad(() => loadMember(id), [id]);
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<RevealedMember>({});
  const mayReveal = state.data?.allowedActions.includes('reveal');
  return (
    <LoadedPage state={state} skeleton="detail" footer={mayReveal && <Button block icon="lock" onClick={() => setAsking(true)}>查看敏感信息</Button>}>
      {(member) => (
        <>
          <Card flush>
            <View className="xf-member__head">
              <Avatar large name={member.name} />
              <View>
                <View className="xf-member__name">{member.name}</View>
                <StatusTag tone={member.status === 'active' ? 'green' : 'gold'} text={`党籍${MEMBER_STATUSES[member.status]}`} />
              </View>
            </View>
          </Card>
          <SectionTitle title="联系方式与证件" />
          <Card flush>
            {contacts(member, revealed).map(({ label, value }) => <ListRow key={label} title={label} value={value} />)}
          </Card>
          <SectionTitle title="党员信息" />
          <Card flush>{memberFacts(member).map(({ label, value }) => <ListRow key={label} title={label} value={value} />)}</Card>
          {member.posts.length > 0 && (
            <>
              <SectionTitle title="任职" />
              <Card flush>{member.posts.map((post) => <ListRow key={post.id} title={`${MEMBER_POSTS[post.post]} · ${post.org.name}`} note={termText(post)} />)}</Card>
            </>
          )}
          <RevealSheet
            memberId={id}
            open={asking}
            onClose={() => setAsking(false)}
            onRevealed={(values) => {
              setRevealed({ ...revealed, ...values });
              setAsking(false);
            }}
          />
        </>
      )}
    </LoadedPage>
  );
}

function contacts(member: MemberView, revealed: RevealedMember): { label: string; value: string }[] {
  const text = (clear: string | null | undefined, masked: string | null) => clear ?? masked ?? '未登记';
  return [
    { label: '公民身份号码', value: text(revealed.idNumber, member.maskedIdNumber) },
    { label: '手机', value: text(revealed.phone, member.maskedPhone) },
    { label: '固定电话', value: text(revealed.landline, member.maskedLandline) },
    { label: '家庭住址', value: text(revealed.address, member.maskedAddress) },
  ];
}

function termText({ startedOn, endedOn, termEndsOn }: MemberPostView): string {
  if (endedOn) return `${dateText(startedOn)} 至 ${dateText(endedOn)}`;
  return `${dateText(startedOn)}起${termEndsOn ? `，任期至 ${dateText(termEndsOn)}` : ''}`;
}
