import { auditApi, type PersonalAccessLine } from '@xianfeng/shared-types';
import { Alert, DatePicker, Empty, Flex, Skeleton, type TableProps } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { useAddress } from '@/shared/address';
import { useApi } from '@/shared/api';
import { dateTimeText, monthText, today } from '@/shared/format';
import { OrgPicker } from '@/shared/org';
import { QueryView, WideTable } from '@/shared/ui';

const LONGEST_MONTHS = 12;

/** Who saw or took personal data, by month. */
export function PersonalView() {
  const [{ since, until, of, ofName }, change] = useAddress(['since', 'until', 'of', 'ofName']);
  const report = useApi(auditApi.personalAccess, { query: { from: since, to: until, orgId: of } }, { keep: true });
  const months = report.data && [dayjs(report.data.from), dayjs(report.data.to)] as const;
  return (
    <>
      <Flex gap={8} wrap role="search" aria-label="统计条件" style={{ marginBottom: 12 }}>
        <DatePicker.RangePicker
          picker="month"
          allowClear={false}
          aria-label="月份"
          value={months ? [months[0], months[1]] : null}
          disabledDate={(month, { from }) => month.isAfter(today(), 'month') || (from !== undefined && Math.abs(month.diff(from, 'month')) >= LONGEST_MONTHS)}
          onChange={(range) => change({ since: range?.[0]?.format('YYYY-MM') ?? null, until: range?.[1]?.format('YYYY-MM') ?? null })}
        />
        <OrgPicker label="组织" placeholder="全部组织" value={ofName ?? null} selected={of} onChoose={({ id, name }) => change({ of: id, ofName: name })} />
      </Flex>
      <QueryView query={report} skeleton={<Skeleton active title={false} paragraph={{ rows: 10, width: '100%' }} />}>
        {({ lines, cut }) => (
          <>
            {cut && <Alert type="warning" showIcon title="访问次数过多，只统计了最近的一部分，请缩短月份范围。" style={{ marginBottom: 12 }} />}
            <WideTable<PersonalAccessLine>
              size="middle"
              rowKey={({ month, actorId, kind }) => `${month} ${actorId} ${kind}`}
              dataSource={lines}
              columns={COLUMNS}
              scroll={{ x: 1150 }}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这段时间没有人查看或取走个人信息" /> }}
            />
          </>
        )}
      </QueryView>
    </>
  );
}

/** The acts behind a line. */
function logPath({ month, actorId, actorName, kind }: PersonalAccessLine): string {
  const days = { from: `${month}-01`, to: dayjs(month).endOf('month').format('YYYY-MM-DD') };
  return `?${new URLSearchParams({ view: 'log', action: kind, ...days, ...(actorId && { person: actorId, personName: actorName }) })}`;
}

const COLUMNS: TableProps<PersonalAccessLine>['columns'] = [
  { title: '月份', width: 120, render: (_, { month }) => monthText(month) },
  { title: '经办人', width: 110, dataIndex: 'actorName' },
  { title: '所在组织', ellipsis: true, dataIndex: 'actorOrgName' },
  { title: '方式', width: 130, dataIndex: 'kindName' },
  { title: '次数', width: 80, align: 'right', render: (_, line) => <Link to={logPath(line)} aria-label={`${line.actorName}${line.kindName} ${line.times} 次的日志`}>{line.times}</Link> },
  { title: '涉及人次', width: 90, align: 'right', dataIndex: 'members' },
  { title: '看到的敏感信息', width: 200, ellipsis: true, render: (_, { fields }) => fields.join('、') || '—' },
  { title: '填写的用途', ellipsis: true, render: (_, { reasons }) => <span title={reasons.join('；')}>{reasons.join('；') || '—'}</span> },
  { title: '最近一次', width: 180, render: (_, { lastAt }) => dateTimeText(lastAt) },
];
