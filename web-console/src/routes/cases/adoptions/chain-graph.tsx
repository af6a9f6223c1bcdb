import type { AdoptionChain } from '@xianfeng/shared-types';
import { theme } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart } from '@/shared/ui';
import { nodeName, type PlacedNode } from './chain';

/** CSS pixels. */
const ROW = 34;
const NAME_MAX = 14;

const short = (name: string): string => (name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name);

interface Props {
  nodes: readonly PlacedNode[];
  chain: AdoptionChain;
  label: string;
}

/** Cases as squares, adoptions as dots; a full line leads to who took it up, a broken one to the case that came of it. */
export function ChainGraph({ nodes, chain: { root, edges }, label }: Props) {
  const { token } = theme.useToken();
  const navigate = useNavigate();
  const edge = Math.max(1, ...nodes.map(({ row }) => Math.abs(row)));
  const option = useMemo(() => {
    const colorOf = ({ kind, key, adoptionStatus }: PlacedNode): string => {
      if (key === root) return token.colorPrimary;
      if (kind === 'case') return token.colorInfo;
      if (adoptionStatus === 'confirmed') return token.colorSuccess;
      return adoptionStatus === 'not_effective' || adoptionStatus === 'cancelled' ? token.colorTextQuaternary : token.colorWarning;
    };
    return {
      grid: { left: 24, right: 210, top: 20, bottom: 20 },
      xAxis: { type: 'value', show: false, min: 0, max: Math.max(...nodes.map(({ column }) => column)) },
      yAxis: { type: 'value', show: false, inverse: true, min: -edge, max: edge },
      tooltip: { formatter: ({ data }: { data: { full?: string } }) => data.full ?? '' },
      series: [
        {
          type: 'graph',
          coordinateSystem: 'cartesian2d',
          label: { show: true, position: 'right', color: token.colorText, backgroundColor: token.colorBgContainer, padding: [1, 3], fontSize: 12 },
          edgeSymbol: ['none', 'arrow'],
          edgeSymbolSize: 6,
          data: nodes.map((node) => ({
            id: node.key,
            name: short(nodeName(node)),
            full: `${nodeName(node)}<br/>${node.orgName} · ${node.statusName}`,
            value: [node.column, node.row],
            symbol: node.kind === 'case' ? 'rect' : 'circle',
            symbolSize: node.key === root ? 18 : 12,
            itemStyle: { color: colorOf(node) },
          })),
          links: edges.map(({ from, to, kind }) => ({ source: from, target: to, lineStyle: { type: kind === 'born' ? 'dashed' : 'solid', color: token.colorTextTertiary, curveness: 0.05 } })),
        },
      ],
    };
  }, [nodes, edges, root, edge, token]);
  const open = ({ dataIndex }: { dataIndex: number }) => {
    const node = nodes[dataIndex];
    if (node) void navigate(node.kind === 'case' ? `/cases/library/${node.id}` : `/cases/adoptions?id=${node.id}`);
  };
  return <Chart option={option} height={Math.max(160, (2 * edge + 1) * ROW + 40)} label={label} onClick={open} />;
}
