import { shareApi, type Id, type ShareGroup } from '@xianfeng/shared-types';
import { Empty, Table, Typography } from 'antd';
import { useAction, useApi } from '@/shared/api';
import { QueryView, Section } from '@/shared/ui';

const LABEL_MAX = 30;

/** Chat groups in which the case was opened. WeChat tells no names, so the branch gives its own. */
export function ShareGroupsPart({ caseId }: { caseId: Id }) {
  const groups = useApi(shareApi.groups, { params: { id: caseId } });
  return (
    <Section title="微信群打开情况" size="small">
      <QueryView query={groups}>
        {(rows) => (
          <Table<ShareGroup>
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={rows.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有在群里打开过" /> }}
            columns={[
              { title: '群（点击命名）', render: (_, group) => <Label group={group} /> },
              { title: '最近打开', dataIndex: 'lastOn', width: 104 },
              { title: '次数', dataIndex: 'opens', width: 60, align: 'right' },
            ]}
          />
        )}
      </QueryView>
    </Section>
  );
}

function Label({ group: { id, label } }: { group: ShareGroup }) {
  const save = useAction(shareApi.labelGroup, { refresh: [shareApi.groups], done: '已命名' });
  const change = (next: string) => {
    if (next.trim() && next.trim() !== label) save.mutate({ params: { id }, body: { label: next.trim() } });
  };
  return (
    <Typography.Text type={label ? undefined : 'secondary'} editable={{ text: label, maxLength: LABEL_MAX, triggerType: ['icon', 'text'], tooltip: '本支部给群起的名称', onChange: change }}>
      {label || '未命名的群'}
    </Typography.Text>
  );
}
