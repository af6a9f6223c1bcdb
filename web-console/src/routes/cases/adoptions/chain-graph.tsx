import type { AdoptionChain } from '@xianfeng/shared-types';
import { theme } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart } from '@/shared/ui';
import { nodeName, type PlacedNode } from './chain';

const COLUMN = 260;
const ROW = 34;
const MAX_HEIGHT = 640;
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
  const rows = Math.max(...nodes.map(({ row }) => row)) - Math.min(...nodes.map(({ row }) => row)) + 1;
  const height = Math.min(MAX_HEIGHT, Math.max(200, rows * ROW + 60));
  const option = useMemo(() => {
    const colorOf = ({ kind, key, adoptionStatus }: PlacedNode): string => {
      if (key === root) return token.colorPrimary;
      if (kind === 'case') return token.colorInfo;
      if (adoptionStatus === 'confirmed') return token.colorSuccess;
      return adoptionStatus === 'not_effective' || adoptionStatus === 'cancelled' ? token.colorTextQuaternary : token.colorWarning;
    };
    return {
      tooltip: { formatter: ({ data }: { data: { full?: string } }) => data.full ?? '' },
      series: [
        {
          type: 'graph',
          layout: 'none',
          roam: true,
          left: 40,
          right: 200,
          top: 20,
          bottom: 20,
          label: { show: true, position: 'right', color: token.colorText, fontSize: 12 },
          edgeSymbol: ['none', 'arrow'],
          edgeSymbolSize: 6,
          data: nodes.map((node) => ({
            id: node.key,
            name: short(nodeName(node)),
            full: `${nodeName(node)}<br/>${node.orgName} · ${node.statusName}`,
            x: node.column * COLUMN,
            y: node.row * ROW,
            symbol: node.kind === 'case' ? 'rect' : 'circle',
            symbolSize: node.key === root ? 18 : 12,
            itemStyle: { color: colorOf(node) },
          })),
          links: edges.map(({ from, to, kind }) => ({ source: from, target: to, lineStyle: { type: kind === 'born' ? 'dashed' : 'solid', color: token.colorTextQuaternary, curveness: 0.05 } })),
        },
      ],
    };
  }, [nodes, edges, root, token]);
  const open = ({ dataIndex }: { dataIndex: number }) => {
    const node = nodes[dataIndex];
    if (node) void navigate(node.kind === 'case' ? `/cases/library/${node.id}` : `/cases/adoptions?id=${node.id}`);
  };
  return <Chart option={option} height={height} label={label} onClick={open} />;
}
