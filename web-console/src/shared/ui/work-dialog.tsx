import { Modal, type ModalProps } from 'antd';
import { PlaceProvider, usePlace } from '../unsaved';

interface Props extends Omit<ModalProps, 'onCancel' | 'mask' | 'destroyOnHidden'> {
  onClose: () => void;
}

/**
 * A dialog that something is typed or chosen in. A stray click beside it does nothing; Escape, the cross and its
 * button close it at once while there is nothing to lose, and ask first when there is.
 */
export function WorkDialog({ onClose, children, ...modal }: Props) {
  const place = usePlace(onClose);
  return (
    <PlaceProvider place={place}>
      <Modal {...modal} onCancel={place.close} mask={{ closable: false }} destroyOnHidden>
        {children}
      </Modal>
    </PlaceProvider>
  );
}
