import { Drawer, type DrawerProps } from 'antd';
import { PlaceProvider, usePlace } from '../unsaved';

interface Props extends Omit<DrawerProps, 'mask' | 'destroyOnHidden'> {
  onClose: () => void;
}

/** A drawer with a long form, closed as a dialog is that something is typed in. */
export function WorkDrawer({ onClose, children, ...drawer }: Props) {
  const place = usePlace(onClose);
  return (
    <PlaceProvider place={place}>
      <Drawer {...drawer} onClose={place.close} mask={{ closable: false }} destroyOnHidden>
        {children}
      </Drawer>
    </PlaceProvider>
  );
}
