import { BarChart, GraphChart, LineChart, PieChart } from 'echarts/charts';
import { DatasetComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useAppearance } from '../theme';

register([BarChart, GraphChart, LineChart, PieChart, DatasetComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface ChartProps {
  option: EChartsCoreOption;
  /** CSS pixels. */
  height: number;
  /** What the chart says, for those who don't see it. */
  label: string;
  onClick?: (data: { name: string; seriesName?: string; dataIndex: number }) => void;
}

export default function EChart({ option, height, label, onClick }: ChartProps) {
  const [{ dark }] = useAppearance();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const clicked = useRef(onClick);
  clicked.current = onClick;

  useEffect(() => {
    const made = init(element.current!, dark ? 'dark' : undefined, { renderer: 'svg' });
    made.on('click', ({ name, seriesName, dataIndex }) => clicked.current?.({ name, seriesName, dataIndex }));
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, [dark]);

  useEffect(() => {
    chart.current?.setOption({ backgroundColor: 'transparent', ...option }, { notMerge: true });
  }, [option, dark]);

  return <div ref={element} role="img" aria-label={label} style={{ width: '100%', height }} />;
}
