import { changeText, SMALL_NOTE } from '@xianfeng/client-core';
import { ORG_CLASS_LABELS, ORG_CLASSES, rankingsApi, type Id, type IsoMonth, type OrgClass, type RankingUnit } from '@xianfeng/shared-types';
import { Tabs, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import { usePages } from '@/shared/api';
import { scoreText } from '@/shared/format';
import { PagedTable, RowLink, Section, ToneTag } from '@/shared/ui';
import { UnitDrawer } from './unit-drawer';

const PAGE = 20;
/** Branches are ranked; most of them are departments. */
const FIRST: OrgClass = 'department';

/** The sealed month by classes: like is compared with like. */
export function RankingSection({ month }: { month: IsoMonth }) {
  const [orgClass, setOrgClass] = useState<OrgClass>(FIRST);
  const [shown, setShown] = useState<Id | null>(null);
  const list = usePages(rankingsApi.classList, { params: { month, orgClass }, query: { limit: PAGE } });
  const data = list.query.data;
  return (
    <Section title="分类排名">
      <Tabs
        size="small"
        activeKey={orgClass}
        onChange={(key) => setOrgClass(key as OrgClass)}
        items={ORG_CLASSES.map((key) => ({ key, label: ORG_CLASS_LABELS[key] }))}
        tabBarExtraContent={data && <Typography.Text type="secondary">{`同类共 ${data.of} 个单位`}</Typography.Text>}
      />
      <PagedTable<RankingUnit> pages={list} rowKey="orgId" empty={`没有参加排名的${ORG_CLASS_LABELS[orgClass]}支部`} columns={columnsOf(setShown)} scroll={{ x: 640 }} />
      {data?.partial && <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0' }}>靠后的名次不对外公布，只有该单位和它的上级能看到。</Typography.Paragraph>}
      <UnitDrawer month={month} orgId={shown} onClose={() => setShown(null)} />
    </Section>
  );
}

const columnsOf = (show: (orgId: Id) => void): TableProps<RankingUnit>['columns'] => [
  {
    title: '名次',
    width: 110,
    render: (_, { place, sharedBy }) => (
      <>
        {place} {sharedBy > 1 && <Typography.Text type="secondary" style={{ fontSize: 12 }}>{`${sharedBy} 个并列`}</Typography.Text>}
      </>
    ),
  },
  {
    title: '单位',
    ellipsis: true,
    render: (_, { orgId, orgName, parentName, small }) => (
      <>
        <RowLink text={orgName} onClick={() => show(orgId)} />
        <div className="months-unit-notes">
          <Typography.Text type="secondary" ellipsis={{ tooltip: parentName }}>
            {parentName}
          </Typography.Text>
          {small && <ToneTag tone="blue" text={SMALL_NOTE} />}
        </div>
      </>
    ),
  },
  {
    title: '人均分',
    width: 84,
    align: 'right',
    render: (_, { perHeadCenti, small, bandCenti }) => (
      <>
        <strong>{scoreText(perHeadCenti)}</strong>
        {small && (
          <Typography.Text type="secondary" className="months-band" title={`人数少，浮动范围 ±${scoreText(bandCenti)} 分`}>
            {`±${scoreText(bandCenti)}`}
          </Typography.Text>
        )}
      </>
    ),
  },
  { title: '总分', width: 72, align: 'right', render: (_, { totalCenti, totalPlace }) => <span title={`按总分第 ${totalPlace} 名`}>{scoreText(totalCenti)}</span> },
  { title: '党员', width: 72, align: 'right', render: (_, { heads }) => `${heads} 人` },
  { title: '较上月', width: 112, render: (_, { change }) => <Change change={change} /> },
];

function Change({ change }: { change: number | null }) {
  const { text } = changeText(change);
  return <Typography.Text type={change && change > 0 ? 'success' : change && change < 0 ? 'warning' : 'secondary'}>{text}</Typography.Text>;
}
