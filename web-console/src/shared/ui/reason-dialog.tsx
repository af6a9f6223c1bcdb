import { Input, Modal, Typography } from 'antd';
import { useState, type ReactNode } from 'react';

interface Props {
  open: boolean;
  title: string;
  /** What will happen. */
  children?: ReactNode;
  /** What the text is for, e.g. `退回原因`. */
  label: string;
  okText: string;
  danger?: boolean;
  /** Characters at most. */
  max?: number;
  busy?: boolean;
  onOk: (reason: string) => void;
  onCancel: () => void;
}

/** Asks for the reason of a step that needs one; the person concerned will read it. */
export function ReasonDialog({ open, title, children, label, okText, danger, max = 200, busy, onOk, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const text = reason.trim();
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger, disabled: text === '', loading: busy }}
      onOk={() => onOk(text)}
      onCancel={onCancel}
      afterClose={() => setReason('')}
      destroyOnHidden
    >
      {children}
      <label>
        <Typography.Text strong>{label}</Typography.Text>
        <Input.TextArea autoFocus rows={4} maxLength={max} showCount value={reason} onChange={(event) => setReason(event.target.value)} style={{ marginTop: 8, marginBottom: 16 }} />
      </label>
    </Modal>
  );
}
