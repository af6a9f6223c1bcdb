import { memberMergesApi, type DuplicatePair, type DuplicateRecord } from '@xianfeng/shared-types';
import { Button, Flex, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '@/shared/api';
import { dateText } from '@/shared/format';
import { ConsolePage, PagedTable } from '@/shared/ui';
import { MergeDialog } from './merge-dialog';

/** Records that may be one person entered twice. */
export default function DuplicatesPage() {
  const pages = usePages(memberMergesApi.duplicates, { query: { limit: 20 } });
  const [merging, setMerging] = useState<DuplicatePair | null>(null);
  const columns: TableProps<DuplicatePair>['columns'] = [
    { title: '姓名', width: 110, render: (_, { first }) => first.name },
    { title: '第一条', render: (_, { first }) => <RecordLines record={first} /> },
    { title: '第二条', render: (_, { second }) => <RecordLines record={second} /> },
    { title: '一致的信息', width: 190, render: (_, { sameBirthDate, samePhone }) => <>{sameBirthDate && <Tag>出生日期</Tag>}{samePhone && <Tag>手机号</Tag>}</> },
    { title: '操作', width: 120, render: (_, pair) => <Button type="link" size="small" style={{ padding: 0 }} aria-label={`核对并合并${pair.first.name}的两条记录`} onClick={() => setMerging(pair)}>核对并合并</Button> },
  ];
  return (
    <ConsolePage title="重复党员" crumbs={[{ title: '党员', to: '/members' }]} hint="姓名相同，且出生日期或手机号也相同的记录。确认是同一人后合并；不是同一人的不用处理。">
      <PagedTable<DuplicatePair> pages={pages} rowKey={({ first, second }) => `${first.id} ${second.id}`} columns={columns} scroll={{ x: 1000 }} empty="没有发现重复的记录" />
      <MergeDialog pair={merging} onClose={() => setMerging(null)} />
    </ConsolePage>
  );
}

function RecordLines({ record: { id, org, birthDate, joinedOn, maskedIdNumber, maskedPhone } }: { record: DuplicateRecord }) {
  return (
    <Flex vertical>
      <Link to={`/members/${id}`}>{org.name}</Link>
      <Typography.Text type="secondary">
        {dateText(birthDate)}生，{dateText(joinedOn)}入党
      </Typography.Text>
      <Typography.Text type="secondary">
        {maskedIdNumber}，{maskedPhone ?? '未登记手机'}
      </Typography.Text>
    </Flex>
  );
}
