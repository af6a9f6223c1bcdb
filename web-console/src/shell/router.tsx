import { Skeleton } from 'antd';
import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, useRouteError } from 'react-router';
import { ConsolePage, ProblemView } from '@/shared/ui';
import { NoRight } from './no-right';
import type { PageDef } from './page-def';
import { PAGES } from './pages';
import { Shell } from './shell';
import { useCan } from '@/shared/session';

function Guarded({ page: { needs }, content: Content }: { page: PageDef; content: ComponentType }) {
  const can = useCan();
  if (!can(...needs)) return <NoRight />;
  return (
    <Suspense fallback={<Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} />}>
      <Content />
    </Suspense>
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
      <ProblemView error={null} />
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
