import { Layout } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { ScopeProvider } from '@/shared/org';
import { AppearanceKeeper } from '@/shared/preferences';
import { LeaveGuard } from '@/shared/unsaved';
import { Header } from './header';
import { IdleGuard } from './idle-guard';
import { PageMenu } from './page-menu';
import './shell.css';

const NARROW = 1440;

/** Menu at the left, who and where at the top, the page in between. */
export function Shell() {
  const [collapsed, setCollapsed] = useState(() => window.innerWidth < NARROW);
  const { pathname } = useLocation();
  useEffect(() => {
    const narrow = window.matchMedia(`(max-width: ${NARROW - 1}px)`);
    const follow = () => setCollapsed(narrow.matches);
    narrow.addEventListener('change', follow);
    return () => narrow.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    // A newer browser's scrollTo gives a promise, which React would take for a clean-up.
    document.getElementById('content')?.scrollTo(0, 0);
  }, [pathname]);
  return (
    <ScopeProvider>
      <IdleGuard />
      <LeaveGuard />
      <AppearanceKeeper />
      <Layout className="shell">
        <a className="shell-skip" href="#content">
          跳到正文
        </a>
        <Header collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
        <Layout>
          <Layout.Sider className="shell-sider" width={208} collapsedWidth={56} collapsed={collapsed} trigger={null}>
            <PageMenu collapsed={collapsed} />
          </Layout.Sider>
          <Layout.Content id="content" className="shell-content" tabIndex={-1}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </Layout.Content>
        </Layout>
      </Layout>
    </ScopeProvider>
  );
}
