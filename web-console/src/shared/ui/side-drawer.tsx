import { Drawer } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  open: boolean;
  title: string;
  /** CSS pixels. */
  size: number;
  onClose: () => void;
  children: ReactNode;
}

/** One thing of a list beside the list; long texts scroll by the keyboard too. */
export function SideDrawer({ title, children, ...rest }: Props) {
  return (
    <Drawer {...rest} title={title} destroyOnHidden styles={{ body: { padding: 0, display: 'flex' } }}>
      <div tabIndex={0} role="group" aria-label={title} style={{ flex: 1, minWidth: 0, padding: 24, overflowY: 'auto' }}>
        {children}
      </div>
    </Drawer>
  );
}
