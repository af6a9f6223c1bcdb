import { membersApi, orgsApi } from '@xianfeng/shared-types';
import { Empty, Input, Modal } from 'antd';
import { useDeferredValue, useEffect, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '@/shared/api';
import { useCan } from '@/shared/session';
import { PAGES } from './pages';
import './page-search.css';

/** Ctrl K (⌘ K on a Mac) from anywhere. */
export function useSearchKey(open: () => void): void {
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [open]);
}

interface Hit {
  key: string;
  kind: string;
  title: string;
  above: string;
  to: string;
}

function useHits(words: string): Hit[] {
  const can = useCan();
  const asked = words.length > 0;
  const orgs = useApi(orgsApi.search, { query: { q: words, limit: 6 } }, { enabled: asked, keep: true });
  const members = useApi(membersApi.list, { query: { q: words, limit: 6 } }, { enabled: asked && can('member:read'), keep: true });
  const pages = PAGES.filter(({ menu, needs }) => menu && can(...needs) && menu.label.includes(words));
  return [
    ...pages.map(({ path, menu }) => ({ key: path, kind: '页面', title: menu!.label, above: '', to: path })),
    ...(asked ? (orgs.data?.items ?? []) : []).map((org) => ({ key: org.id, kind: '组织', title: org.name, above: org.ancestors.join(' › '), to: `/orgs/${org.id}` })),
    ...(asked ? (members.data?.items ?? []) : []).map((member) => ({ key: member.id, kind: '党员', title: member.name, above: member.org.name, to: `/members/${member.id}` })),
  ];
}

/** Goes to a page, an organisation or a member by a few letters, without the mouse. */
export function PageSearch({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} title={null} width={600} style={{ top: 96 }} destroyOnHidden aria-label="查找">
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const navigate = useNavigate();
  const hits = useHits(useDeferredValue(typed.trim()));
  const current = Math.min(marked, hits.length - 1);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(hits[current]);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setMarked(Math.max(0, Math.min(hits.length - 1, current + (event.key === 'ArrowDown' ? 1 : -1))));
  };
  return (
    <>
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded
        aria-controls="page-search-hits"
        aria-activedescendant={hits[current] && `hit-${hits[current].key}`}
        placeholder="页面、组织（名称或拼音首字母）、党员姓名"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onKeyDown={pressed}
      />
      {hits.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有找到" style={{ marginTop: 24 }} />}
      <ul id="page-search-hits" role="listbox" aria-label="查找结果" className="page-search-hits">
        {hits.map((hit, index) => (
          <li key={hit.key} id={`hit-${hit.key}`} role="option" aria-selected={index === current} onMouseEnter={() => setMarked(index)} onClick={() => go(hit)}>
            <span className="page-search-kind">{hit.kind}</span>
            <span className="page-search-title">{hit.title}</span>
            <span className="page-search-above">{hit.above}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
