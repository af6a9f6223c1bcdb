import { MEMBER_STATUSES, membersApi, type Id, type MemberEvent, type MemberHistoryItem } from '@xianfeng/shared-types';
import { Typography } from 'antd';
import { usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { PagedTable } from '@/shared/ui';

const EVENTS: Partial<Record<MemberEvent, string>> = {
  created: '新增', imported: '导入', updated: '修改信息', status: '党籍状态', moved: '调动', attached: '编入临时组织', returned: '返回原支部', appointed: '任职', post_ended: '免职',
};

/** What was changed, by whom and why; personal data in it is masked. */
export function MemberHistory({ memberId }: { memberId: Id }) {
  const pages = usePages(membersApi.history, { params: { id: memberId }, query: { limit: 20 } });
  return (
    <PagedTable<MemberHistoryItem>
      pages={pages}
      empty="还没有变更记录"
      rowKey="id"
      columns={[
        { title: '时间', key: 'at', width: 180, render: (_, { at }) => dateTimeText(at) },
        { title: '事项', key: 'event', width: 120, render: (_, { event }) => EVENTS[event] ?? event },
        { title: '内容', key: 'what', render: (_, item) => <What item={item} /> },
        { title: '经办人', key: 'by', width: 110, render: (_, { actorName }) => actorName ?? '系统' },
      ]}
    />
  );
}

function What({ item: { fromOrg, toOrg, fromStatus, toStatus, changed, reason } }: { item: MemberHistoryItem }) {
  return (
    <>
      {fromOrg && toOrg && <div>{fromOrg.name} → {toOrg.name}</div>}
      {fromStatus && toStatus && fromStatus !== toStatus && <div>{MEMBER_STATUSES[fromStatus]} → {MEMBER_STATUSES[toStatus]}</div>}
      {changed.length > 0 && <div>{changed.join('、')}</div>}
      {reason && <Typography.Text type="secondary">原因：{reason}</Typography.Text>}
    </>
  );
}
