import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { PlaceProvider, usePlace } from '../unsaved';

interface Props {
  open: boolean;
  title: string;
  /** CSS pixels. */
  size: number;
  onClose: () => void;
  children: ReactNode;
}

/** One thing of a list beside the list; long texts scroll by the keyboard too. */
export function SideDrawer({ title, onClose, children, ...rest }: Props) {
  const place = usePlace(onClose);
  return (
    <PlaceProvider place={place}>
      <Drawer {...rest} title={title} onClose={place.close} destroyOnHidden styles={{ body: { padding: 0, display: 'flex' } }}>
        <div tabIndex={0} role="group" aria-label={title} style={{ flex: 1, minWidth: 0, padding: 24, overflowY: 'auto' }}>
          {children}
        </div>
      </Drawer>
    </PlaceProvider>
  );
}
