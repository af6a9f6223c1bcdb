import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** A part of a drawer under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>{title}</Typography.Title>
      {children}
    </section>
  );
}
