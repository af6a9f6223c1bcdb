import { Button, Result, Skeleton } from 'antd';
import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, Link, useRouteError } from 'react-router';
import { PageScope } from '@/shared/org';
import { ConsolePage, ProblemView } from '@/shared/ui';
import { NoRight } from './no-right';
import type { PageDef } from './page-def';
import { labelOf } from './page-menu';
import { PAGES } from './pages';
import { Shell } from './shell';
import { useCan } from '@/shared/session';

function Guarded({ page: { path, needs }, content: Content }: { page: PageDef; content: ComponentType }) {
  const can = useCan();
  if (!can(...needs)) return <NoRight title={labelOf(path)} />;
  return (
    <PageScope needs={needs}>
      <Suspense fallback={<Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} />}>
        <Content />
      </Suspense>
    </PageScope>
  );
}

/** A page that broke takes nothing but itself along. */
function Broken() {
  const error = useRouteError();
  return (
    <ConsolePage title="页面出错了">
      <ProblemView error={error} retry={() => window.location.reload()} />
    </ConsolePage>
  );
}

function Missing() {
  return (
    <ConsolePage title="没有这个页面">
      <Result status="404" title="没有这个页面" subTitle="地址可能有误，或页面已经调整。" extra={<Link to="/"><Button tabIndex={-1}>回到首页</Button></Link>} />
    </ConsolePage>
  );
}

const routeOf = (page: PageDef) => ({
  path: page.path,
  element: <Guarded page={page} content={lazy(page.load)} />,
  errorElement: <Broken />,
});

export const createRouter = () =>
  createBrowserRouter([{ element: <Shell />, errorElement: <Broken />, children: [...PAGES.map(routeOf), { path: '*', element: <Missing /> }] }], { basename: '/console' });
