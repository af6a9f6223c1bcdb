import { Alert, Button, Input, Steps, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../api';
import { useClosePlace, useUnsaved } from '../unsaved';
import { WorkDialog } from './work-dialog';

interface Props<T> {
  open: boolean;
  title: string;
  /** What has to be chosen first; nothing for a change that needs no choice. */
  children?: ReactNode;
  /** Whether the choice is complete. */
  chosen: boolean;
  reasonLabel: string;
  okText: string;
  preview: (reason: string) => Promise<T>;
  /** What the preview says. */
  show: (seen: T) => ReactNode;
  carryOut: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** Forgets what was chosen, when the dialog has closed. */
  onClosed?: () => void;
}

/** Choose, see what will change, then do it: the preview comes from the server and is taken back there. */
export function GuidedDialog<T>({ open, title, onClose, onClosed, ...steps }: Props<T>) {
  return (
    <WorkDialog open={open} title={title} width={640} footer={null} onClose={onClose} afterClose={onClosed}>
      <Guide {...steps} onClose={onClose} />
    </WorkDialog>
  );
}

function Guide<T>({ children, chosen, reasonLabel, okText, preview, show, carryOut, onClose }: Omit<Props<T>, 'open' | 'title' | 'onClosed'>) {
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState<{ preview: T } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = useClosePlace();
  // A change that needs no choice counts as chosen from the beginning.
  useUnsaved(() => !busy && (reason.trim() !== '' || (children !== undefined && chosen)));

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const look = () => attempt(async () => setSeen({ preview: await preview(reason.trim()) }));
  const confirm = () =>
    attempt(async () => {
      await carryOut(reason.trim());
      onClose();
    });

  return (
    <>
      <Steps size="small" current={seen ? 1 : 0} items={[{ title: '填写' }, { title: '核对影响' }]} style={{ margin: '8px 0 20px' }} />
      {problem && <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} role="alert" />}
      <div hidden={seen !== null}>
        {children}
        <label>
          <Typography.Text>{reasonLabel}</Typography.Text>
          <Input.TextArea rows={3} maxLength={200} showCount value={reason} onChange={(event) => setReason(event.target.value)} style={{ margin: '8px 0 20px' }} />
        </label>
      </div>
      {seen && show(seen.preview)}
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 20 }}>
        {seen ? <Button onClick={() => setSeen(null)}>上一步</Button> : <Button onClick={cancel}>取消</Button>}
        {seen ? (
          <Button type="primary" danger loading={busy} onClick={() => void confirm()}>
            {okText}
          </Button>
        ) : (
          <Button type="primary" disabled={!chosen || reason.trim() === ''} loading={busy} onClick={() => void look()}>
            下一步：查看影响
          </Button>
        )}
      </div>
    </>
  );
}
