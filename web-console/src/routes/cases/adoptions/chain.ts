import type { AdoptionChain, ChainNode } from '@xianfeng/shared-types';

export interface PlacedNode extends ChainNode {
  /** Column, from 0 at the earliest. */
  column: number;
  /** Row within the column, centred around 0. */
  row: number;
  /** The node it came of; null at the beginning. */
  parent: ChainNode | null;
}

/** Columns by steps from the case, rows so that what came of one node stays together. */
export function placed({ nodes, edges }: Pick<AdoptionChain, 'nodes' | 'edges'>): PlacedNode[] {
  const parentOf = new Map(edges.map(({ from, to }) => [to, from]));
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const first = Math.min(0, ...nodes.map(({ depth }) => depth));
  const place = new Map<string, number>();
  const depths = [...new Set(nodes.map(({ depth }) => depth))].sort((a, b) => a - b);
  return depths.flatMap((depth) => {
    const column = nodes.filter((node) => node.depth === depth).sort((a, b) => (place.get(parentOf.get(a.key) ?? '') ?? 0) - (place.get(parentOf.get(b.key) ?? '') ?? 0));
    column.forEach(({ key }, index) => place.set(key, index));
    return column.map((node, index) => ({ ...node, column: depth - first, row: index - (column.length - 1) / 2, parent: byKey.get(parentOf.get(node.key) ?? '') ?? null }));
  });
}

/** What the graph says, in one sentence. */
export function chainText({ nodes, cut }: AdoptionChain): string {
  const adoptions = nodes.filter(({ kind }) => kind === 'adoption');
  const confirmed = adoptions.filter(({ adoptionStatus }) => adoptionStatus === 'confirmed').length;
  const born = nodes.filter(({ kind, depth }) => kind === 'case' && depth > 0).length;
  return `${adoptions.length} 个支部借鉴，其中 ${confirmed} 个成效已确认；由此产生新案例 ${born} 篇。${cut ? '节点较多，只显示较早的 200 个。' : ''}`;
}

/** What a node is called where there is little room. */
export const nodeName = ({ kind, title, orgName }: ChainNode): string => (kind === 'case' ? `《${title}》` : orgName);
