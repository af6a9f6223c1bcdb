import type { ChainEdge, ChainNode } from '@xianfeng/shared-types';
import { chainText, nodeName, placed } from './chain';

const node = (key: string, depth: number, change: Partial<ChainNode> = {}): ChainNode => ({
  key, kind: key.startsWith('case') ? 'case' : 'adoption', id: key, title: '晨间十分钟', orgName: `${key}支部`, depth, caseStatus: null, adoptionStatus: null, statusName: '',
  on: null, effects: [], ...change,
});
const edge = (from: string, to: string): ChainEdge => ({ from, to, kind: 'adopted' });

describe('adoption chain', () => {
  const nodes = [node('case:1', 0), node('adoption:a', 1, { adoptionStatus: 'confirmed' }), node('adoption:b', 1), node('case:b', 2), node('case:a', 2)];
  const edges = [edge('case:1', 'adoption:a'), edge('case:1', 'adoption:b'), edge('adoption:b', 'case:b'), edge('adoption:a', 'case:a')];

  it('stands in columns, what came of one node level with it', () => {
    const rows = placed({ nodes, edges }).map(({ key, column, row }) => `${key} ${column} ${row}`);
    expect(rows).toEqual(['case:1 0 0', 'adoption:a 1 -0.5', 'adoption:b 1 0.5', 'case:a 2 -0.5', 'case:b 2 0.5']);
  });

  it('begins with what the case itself came of', () => {
    const rows = placed({ nodes: [node('case:1', 0), node('adoption:up', -1), node('case:up', -2)], edges: [edge('case:up', 'adoption:up'), edge('adoption:up', 'case:1')] });
    expect(rows.map(({ key, column, parent }) => [key, column, parent?.key ?? null])).toEqual([['case:up', 0, null], ['adoption:up', 1, 'case:up'], ['case:1', 2, 'adoption:up']]);
  });

  it('is told in a sentence', () => {
    expect(chainText({ root: 'case:1', nodes, edges, cut: false })).toBe('2 个支部借鉴，其中 1 个成效已确认；由此产生新案例 2 篇。');
    expect(nodeName(nodes[0])).toBe('《晨间十分钟》');
    expect(nodeName(nodes[1])).toBe('adoption:a支部');
  });
});
