import { Table, type GetRef, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';

/** A table that, where it is wider than its place, can be moved sideways by keyboard too. */
export function WideTable<T extends object>(props: TableProps<T>) {
  const table = useRef<GetRef<typeof Table>>(null);
  useEffect(() => {
    const content = table.current?.nativeElement.querySelector<HTMLElement>('.ant-table-content');
    if (!content) return;
    const watch = new ResizeObserver(() => {
      if (content.scrollWidth > content.clientWidth) content.setAttribute('tabindex', '0');
      else content.removeAttribute('tabindex');
      // The hidden row by which columns are measured repeats the headings with what can be clicked in them.
      content.querySelector('.ant-table-measure-row')?.setAttribute('inert', '');
    });
    watch.observe(content);
    return () => watch.disconnect();
  }, []);
  return <Table<T> ref={table} {...props} />;
}
