import { Input, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { useUnsaved } from '../unsaved';
import { WorkDialog } from './work-dialog';

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
    <WorkDialog
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger, disabled: text === '', loading: busy }}
      onOk={() => onOk(text)}
      onClose={onCancel}
      afterClose={() => setReason('')}
    >
      {children}
      <ReasonField label={label} max={max} value={reason} sending={busy} onChange={setReason} />
    </WorkDialog>
  );
}

function ReasonField({ label, max, value, sending, onChange }: { label: string; max: number; value: string; sending: boolean | undefined; onChange: (reason: string) => void }) {
  useUnsaved(() => !sending && value.trim() !== '');
  return (
    <label>
      <Typography.Text strong>{label}</Typography.Text>
      <Input.TextArea autoFocus rows={4} maxLength={max} showCount value={value} onChange={(event) => onChange(event.target.value)} style={{ marginTop: 8, marginBottom: 16 }} />
    </label>
  );
}
