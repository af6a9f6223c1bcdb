import { membersApi, type Id, type MemberListItem } from '@xianfeng/shared-types';
import { Button, Checkbox, Empty, Flex, Input, Table, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi } from '../api';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: Id[];
  onChange?: (ids: Id[]) => void;
  /** Chooses among its members and those below it. */
  orgId?: Id;
}

/** As many as a page of the list has; who has more below looks them up by branch or name. */
const SHOWN = 100;
const HEIGHT = 240;

/** Members of an organisation, chosen one by one or all that are listed. */
export function MembersField({ id, value: chosen = [], onChange, orgId }: Props) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useApi(membersApi.list, { query: { q: q || undefined, orgId, status: 'active', limit: SHOWN } }, { enabled: Boolean(orgId), keep: true });
  const shown = found.data?.items ?? [];
  const here = shown.filter((member) => chosen.includes(member.id)).length;
  const all = (checked: boolean) => {
    const ids = shown.map((member) => member.id);
    onChange?.(checked ? [...new Set([...chosen, ...ids])] : chosen.filter((one) => !ids.includes(one)));
  };
  return (
    <Flex vertical gap={8}>
      <Input.Search id={id} allowClear aria-label="查找党员" placeholder="姓名或拼音首字母" value={typed} loading={found.isFetching} onChange={(event) => setTyped(event.target.value)} />
      <Flex justify="space-between" align="center" style={{ minHeight: 32 }}>
        <Checkbox disabled={shown.length === 0} checked={shown.length > 0 && here === shown.length} indeterminate={here > 0 && here < shown.length} onChange={({ target }) => all(target.checked)}>
          {`全选列出的 ${shown.length} 人`}
        </Checkbox>
        <span aria-live="polite">
          <Typography.Text strong>{`已选 ${chosen.length} 人`}</Typography.Text>
          {chosen.length > 0 && <Button type="link" size="small" onClick={() => onChange?.([])}>清空</Button>}
        </span>
      </Flex>
      <Table<MemberListItem>
        size="small"
        rowKey="id"
        virtual
        showHeader={false}
        scroll={{ y: HEIGHT, x: 560 }}
        pagination={false}
        dataSource={shown}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={orgId ? '没有这样的党员' : '请先选择组织'} /> }}
        rowSelection={{
          selectedRowKeys: chosen,
          preserveSelectedRowKeys: true,
          hideSelectAll: true,
          columnWidth: 40,
          onChange: (keys) => onChange?.(keys as Id[]),
          getCheckboxProps: ({ name, org }) => ({ 'aria-label': `选择${name}（${org.name}）` }) as never,
        }}
        columns={[
          { key: 'name', dataIndex: 'name', width: 140 },
          { key: 'org', ellipsis: true, render: (_, { org }) => <Typography.Text type="secondary">{org.name}</Typography.Text> },
        ]}
      />
      {found.data?.next && <Typography.Text type="secondary">{`只列出前 ${SHOWN} 人，其余请选择下级组织或按姓名查找。`}</Typography.Text>}
    </Flex>
  );
}
