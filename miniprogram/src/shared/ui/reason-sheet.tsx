import { View } from '@tarojs/components';
import { useRef } from 'react';
import { Button } from './button';
import { FormField } from './form-field';
import { Sheet } from './sheet';
import { TextArea } from './text-input';
import { toast } from './toast';

const REASON_MAX = 1000;

export interface ReasonSheetProps {
  open: boolean;
  title: string;
  /** Who reads it and what it should say. */
  hint: string;
  confirmText: string;
  label?: string;
  /** Most characters. */
  max?: number;
  /** An opinion may be left empty. */
  optional?: boolean;
  danger?: boolean;
  loading: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** A decision with its reason; begins empty each time it opens. */
export const ReasonSheet = (props: ReasonSheetProps) => (props.open ? <OpenSheet {...props} /> : null);

function OpenSheet({ title, hint, confirmText, label = '理由', max = REASON_MAX, optional, danger, loading, onConfirm, onClose }: ReasonSheetProps) {
  const text = useRef('');
  const confirm = () => {
    const reason = text.current.trim();
    if (!reason && !optional) toast.info(`请填写${label}`);
    else onConfirm(reason);
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={<Button block kind={danger ? 'danger' : 'primary'} loading={loading} onClick={confirm}>{confirmText}</Button>}
    >
      <View className="xf-sheet__inner">
        <FormField label={label} required={!optional} hint={hint}>
          <TextArea rows={4} max={max} label={label} onChange={(value) => { text.current = value; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
