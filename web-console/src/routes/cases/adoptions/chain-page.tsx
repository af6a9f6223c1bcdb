import { ADOPTION_TONES, CASE_TONES, effectText } from '@xianfeng/client-core';
import { caseStatsApi, type AdoptionChain } from '@xianfeng/shared-types';
import { Empty, Skeleton, Table, type TableProps } from 'antd';
import { Link, useParams } from 'react-router';
import { useApi } from '@/shared/api';
import { dateText } from '@/shared/format';
import { ConsolePage, QueryView, Section, ToneTag } from '@/shared/ui';
import { ChainGraph } from './chain-graph';
import { chainText, nodeName, placed, type PlacedNode } from './chain';

/** How a case spread: which branches took it up, and which cases came of that. */
export default function ChainPage() {
  const { id = '' } = useParams();
  const chain = useApi(caseStatsApi.chain, { params: { id } });
  const root = chain.data?.nodes.find(({ key }) => key === chain.data.root);
  return (
    <ConsolePage title="借鉴链" crumbs={[{ title: '借鉴', to: '/cases/adoptions' }]} hint={root && <Link to={`/cases/library/${root.id}`}>{`${nodeName(root)} · ${root.orgName}`}</Link>}>
      <QueryView query={chain} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {(data) => (data.nodes.length <= 1 ? <Empty description="还没有支部借鉴这篇案例" /> : <Chain chain={data} />)}
      </QueryView>
    </ConsolePage>
  );
}

const pathOf = ({ kind, id }: PlacedNode): string => (kind === 'case' ? `/cases/library/${id}` : `/cases/adoptions?id=${id}`);

function Chain({ chain }: { chain: AdoptionChain }) {
  const nodes = placed(chain);
  const columns: TableProps<PlacedNode>['columns'] = [
    { title: '类别', width: 80, render: (_, { kind }) => (kind === 'case' ? '案例' : '借鉴') },
    {
      title: '案例或借鉴支部',
      ellipsis: true,
      render: (_, node) => (
        <Link to={pathOf(node)} title={nodeName(node)}>
          {nodeName(node)}
        </Link>
      ),
    },
    { title: '组织', dataIndex: 'orgName', width: 200, ellipsis: true },
    { title: '来自', ellipsis: true, render: (_, { parent }) => (parent ? nodeName(parent) : '—') },
    { title: '状态', width: 120, render: (_, { caseStatus, adoptionStatus, statusName }) => <ToneTag tone={adoptionStatus ? ADOPTION_TONES[adoptionStatus] : caseStatus ? CASE_TONES[caseStatus] : 'grey'} text={statusName} /> },
    { title: '日期', width: 130, render: (_, { on }) => (on ? dateText(on) : '—') },
    { title: '成效', ellipsis: true, render: (_, { effects }) => effects.map(effectText).join('；') || '—' },
  ];
  return (
    <>
      <Section title="关系图" style={{ marginBottom: 16 }}>
        <ChainGraph nodes={nodes} chain={chain} label={chainText(chain)} />
        {chainText(chain)}
      </Section>
      <Section title="明细">
        <Table<PlacedNode> size="middle" rowKey="key" dataSource={nodes} columns={columns} scroll={{ x: 1000 }} pagination={nodes.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} />
      </Section>
    </>
  );
}
