import type { Setting } from '@xianfeng/shared-types';
import { Button, Empty, Flex, Table, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { dateText } from '@/shared/format';
import { ChangeDialog } from './change-dialog';
import { HistoryDrawer } from './history-drawer';
import { basisText, valueText } from './setting-words';

interface Props {
  settings: Setting[];
  /** Those of every group: some are changed together. */
  all: Setting[];
}

/** Rules with what is in force, what it rests on, and what is to come. */
export function SettingTable({ settings, all }: Props) {
  const [changing, setChanging] = useState<Setting | null>(null);
  const [history, setHistory] = useState<Setting | null>(null);
  const columns: TableProps<Setting>['columns'] = [
    {
      title: '设置', width: '30%',
      render: (_, { title, note }) => (
        <>
          <div>{title}</div>
          <Typography.Text type="secondary">{note}</Typography.Text>
        </>
      ),
    },
    { title: '现行值', width: 110, align: 'right', render: (_, setting) => <strong>{valueText(setting, setting.current.value)}</strong> },
    { title: '依据', ellipsis: true, render: (_, { current }) => <span title={basisText(current)}>{basisText(current)}</span> },
    { title: '起', width: 130, render: (_, { current }) => dateText(current.effectiveFrom) },
    { title: '变化', width: 150, render: (_, setting) => <Coming setting={setting} /> },
    {
      title: '操作', width: 120,
      render: (_, setting) => (
        <Flex gap={12}>
          {setting.allowedActions.includes('change') && <Button type="link" size="small" style={{ padding: 0 }} aria-label={`修改${setting.title}`} onClick={() => setChanging(setting)}>修改</Button>}
          <Button type="link" size="small" style={{ padding: 0 }} aria-label={`${setting.title}的历次值`} onClick={() => setHistory(setting)}>历次值</Button>
        </Flex>
      ),
    },
  ];
  return (
    <>
      <Table<Setting>
        size="middle"
        rowKey="code"
        dataSource={settings}
        columns={columns}
        tableLayout="fixed"
        pagination={false}
        scroll={{ x: 1000 }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有名称或说明含这些字的设置" /> }}
      />
      <ChangeDialog setting={changing} all={all} onClose={() => setChanging(null)} />
      <HistoryDrawer setting={history} onClose={() => setHistory(null)} />
    </>
  );
}

function Coming({ setting }: { setting: Setting }) {
  const { planned, overrides, fixed } = setting;
  if (fixed) return <Tag title="由法规确定，法规修订后随产品更新">法规确定</Tag>;
  return (
    <Flex gap={4} wrap>
      {planned.map(({ id, value, effectiveFrom, org }) => (
        <Tag key={id} color="blue" title={org?.name}>
          {dateText(effectiveFrom)}起 {valueText(setting, value)}{org && '（部分组织）'}
        </Tag>
      ))}
      {overrides.length > 0 && <Tag color="gold" title={overrides.map(({ org, value }) => `${org?.name}：${valueText(setting, value)}`).join('；')}>{overrides.length} 个组织另有规定</Tag>}
    </Flex>
  );
}
