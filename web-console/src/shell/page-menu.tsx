import { Menu } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useCan } from '@/shared/session';
import { PAGES } from './pages';
import { SECTIONS, type Section } from './page-def';

/** The entry that the page on the screen belongs to: the longest path that begins it. */
export function entryOf(pathname: string): string | undefined {
  const entries = PAGES.filter(({ menu }) => menu).map(({ path }) => path);
  return entries.filter((path) => pathname === path || pathname.startsWith(path === '/' ? '//' : `${path}/`)).sort((a, b) => b.length - a.length)[0];
}

/** What the page is called in the menu, also of one that is reached from an entry. */
export const labelOf = (path: string): string => PAGES.find((page) => page.path === entryOf(path))?.menu?.label ?? '没有权限';

/** What this officer may do, by section. */
export function PageMenu({ collapsed }: { collapsed: boolean }) {
  const can = useCan();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const items = useMemo(
    () =>
      (Object.keys(SECTIONS) as Section[])
        .map((section) => ({
          type: 'group' as const,
          key: section,
          label: collapsed ? null : SECTIONS[section],
          children: PAGES.filter(({ menu, needs }) => menu?.section === section && can(...needs)).map(({ path, menu }) => ({ key: path, icon: menu!.icon, label: menu!.label })),
        }))
        .filter(({ children }) => children.length > 0),
    [can, collapsed],
  );
  const current = entryOf(pathname);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where a link or the search led to may lie below the edge of the menu.
    nav.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav ref={nav} aria-label="主菜单">
      <Menu mode="inline" inlineCollapsed={collapsed} items={items} selectedKeys={current ? [current] : []} onClick={({ key }) => void navigate(key)} />
    </nav>
  );
}
