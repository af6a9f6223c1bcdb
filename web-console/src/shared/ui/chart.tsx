import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { ChartProps } from './echart';

const EChart = lazy(() => import('./echart'));

/** A chart; the library comes only with the first page that shows one. Give a text that says the same in words. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height }} />}>
      <EChart {...props} />
    </Suspense>
  );
}
