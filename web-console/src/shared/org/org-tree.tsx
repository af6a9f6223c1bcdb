import { orgsApi, type Id, type OrgHit, type OrgNode } from '@xianfeng/shared-types';
import { Empty, Input, Skeleton, Tree, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { call, useApi } from '../api';
import { ProblemView } from '../ui';
import './org-tree.css';

interface Leaf {
  key: Id;
  node: OrgNode;
  title: string;
  isLeaf: boolean;
  children?: Leaf[];
}

const leafOf = (node: OrgNode): Leaf => ({ key: node.id, node, title: node.name, isLeaf: node.childCount === 0 });
const PAGE = 100;

/** All children of an organisation: a committee rarely has more than a few hundred. */
async function childrenOf(parentId: Id): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await call(orgsApi.children, { query: { parentId, limit: PAGE, cursor } });
    leaves.push(...page.items.map(leafOf));
    if (!page.next) return leaves;
    cursor = page.next;
  }
}

const grown = (leaves: Leaf[], key: Id, children: Leaf[]): Leaf[] =>
  leaves.map((leaf) => (leaf.key === key ? { ...leaf, children } : leaf.children ? { ...leaf, children: grown(leaf.children, key, children) } : leaf));

interface Props {
  selected?: Id;
  onSelect: (org: OrgNode) => void;
  /** CSS pixels; the tree makes only the rows that fit. */
  height: number;
  autoFocus?: boolean;
}

/** Organisations as a tree that loads as it opens, found by name or by the initials of its pinyin. */
export function OrgTree({ selected, onSelect, height, autoFocus }: Props) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  return (
    <div>
      <Input.Search allowClear autoFocus={autoFocus} placeholder="名称或拼音首字母" aria-label="查找组织" value={typed} onChange={(event) => setTyped(event.target.value)} style={{ marginBottom: 8 }} />
      {words ? <Hits words={words} selected={selected} onSelect={onSelect} height={height} /> : <Branches selected={selected} onSelect={onSelect} height={height} />}
    </div>
  );
}

function Branches({ selected, onSelect, height }: Omit<Props, 'autoFocus'>) {
  const roots = useApi(orgsApi.children, { query: { limit: PAGE } });
  const chosen = useApi(orgsApi.detail, { params: { id: selected ?? '' } }, { enabled: Boolean(selected), keep: true });
  const [loaded, setLoaded] = useState<Leaf[] | null>(null);
  if (roots.error) return <ProblemView error={roots.error} retry={() => void roots.refetch()} />;
  if (!roots.data || (selected && chosen.isPending)) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  const leaves = loaded ?? roots.data.items.map(leafOf);
  return (
    <Tree<Leaf>
      blockNode
      virtual
      height={height}
      treeData={leaves}
      selectedKeys={selected ? [selected] : []}
      // Open down to the chosen one: what is below is loaded as it opens, so these keys are not all there yet.
      defaultExpandParent={false}
      defaultExpandedKeys={[...(leaves.length === 1 ? [leaves[0].key] : []), ...(chosen.data?.ancestors ?? []).map(({ id }) => id)]}
      loadData={async ({ key }) => {
        const children = await childrenOf(String(key));
        setLoaded((before) => grown(before ?? leaves, String(key), children));
      }}
      onSelect={(_, { node }) => onSelect(node.node)}
      titleRender={({ node }) => <OrgLine name={node.name} count={node.memberCount} closed={node.status === 'closed'} />}
    />
  );
}

function Hits({ words, selected, onSelect, height }: { words: string } & Omit<Props, 'autoFocus'>) {
  const found = useApi(orgsApi.search, { query: { q: words, limit: 50 } }, { keep: true });
  if (found.error) return <ProblemView error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  if (found.data.items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`没有名称含“${words}”的组织`} />;
  return (
    <ul className="org-hits" style={{ maxHeight: height }}>
      {found.data.items.map((org: OrgHit) => (
        <li key={org.id}>
          <button type="button" aria-current={org.id === selected} onClick={() => onSelect(org)}>
            <OrgLine name={org.name} count={org.memberCount} closed={org.status === 'closed'} />
            <Typography.Text type="secondary" ellipsis className="org-hits-above">
              {org.ancestors.join(' › ')}
            </Typography.Text>
          </button>
        </li>
      ))}
    </ul>
  );
}

function OrgLine({ name, count, closed }: { name: string; count: number; closed: boolean }) {
  return (
    <span className="org-line" title={name}>
      <span className="org-line-name">{name}</span>
      <Typography.Text type="secondary">{closed ? '已撤销' : `${count} 人`}</Typography.Text>
    </span>
  );
}
