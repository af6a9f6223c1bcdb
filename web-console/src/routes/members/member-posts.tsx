import { MEMBER_POSTS, membersApi, type IsoDate, type MemberPostView, type MemberView } from '@xianfeng/shared-types';
import { Button, Empty, Form, Table } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { dateText } from '@/shared/format';
import { DateField, FormDialog } from '@/shared/ui';
import { AppointDialog } from './appoint-dialog';

/** Terms in posts, running ones first. */
export function MemberPosts({ member }: { member: MemberView }) {
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<MemberPostView | null>(null);
  const may = member.allowedActions.includes('appoint');
  return (
    <>
      <Table<MemberPostView>
        size="middle"
        pagination={false}
        rowKey="id"
        dataSource={member.posts}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有任职记录" /> }}
        columns={[
          { title: '职务', key: 'post', width: 140, render: (_, { post }) => MEMBER_POSTS[post] },
          { title: '组织', key: 'org', ellipsis: true, render: (_, { org }) => org.name },
          { title: '任职', key: 'from', width: 150, render: (_, { startedOn }) => dateText(startedOn) },
          { title: '任期届满', key: 'term', width: 150, render: (_, { termEndsOn }) => (termEndsOn ? dateText(termEndsOn) : '未登记') },
          { title: '免职', key: 'end', width: 150, render: (_, { endedOn }) => (endedOn ? dateText(endedOn) : '在任') },
          { title: '', key: 'action', width: 90, render: (_, post) => may && !post.endedOn && <Button type="link" size="small" onClick={() => setEnding(post)}>免职</Button> },
        ]}
      />
      {may && (
        <Button style={{ marginTop: 12 }} onClick={() => setAppointing(true)}>
          登记任职
        </Button>
      )}
      <AppointDialog member={member} open={appointing} onClose={() => setAppointing(false)} />
      <EndPostDialog member={member} post={ending} onClose={() => setEnding(null)} />
    </>
  );
}

function EndPostDialog({ member, post, onClose }: { member: MemberView; post: MemberPostView | null; onClose: () => void }) {
  const end = useAction(membersApi.endPost, { quiet: true, refresh: [membersApi.detail, membersApi.history, membersApi.postHolders], done: '已登记免职' });
  return (
    <FormDialog<{ endedOn: IsoDate }>
      open={post !== null}
      title={post ? `免去${member.name}的${MEMBER_POSTS[post.post]}职务` : ''}
      okText="登记免职"
      submit={(body) => end.mutateAsync({ params: { id: member.id, postId: post!.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="endedOn" label="免职日期" rules={[{ required: true, message: '请选择免职日期' }]}>
        <DateField />
      </Form.Item>
    </FormDialog>
  );
}
