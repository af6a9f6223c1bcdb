import { Alert, Form, Typography, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf } from '../api';
import { UnsavedFields } from '../unsaved';
import { showAtFields } from './form-problem';
import { WorkDialog } from './work-dialog';

interface Props<V extends object> {
  open: boolean;
  title: string;
  okText: string;
  danger?: boolean;
  /** What will happen, above the fields. */
  hint?: ReactNode;
  /** CSS pixels. */
  width?: number;
  initial?: Partial<V>;
  onChange?: (changed: Partial<V>, form: FormInstance<V>) => void;
  /** False keeps the dialog open, e.g. when a second question was answered with no. */
  submit: (values: V) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A few fields and one button; what is typed stays when the server refuses, with its words at the fields. */
export function FormDialog<V extends object>(props: Props<V>) {
  const { open, title, okText, danger, hint, width = 560, initial, onChange, submit, onClose, children } = props;
  const [form] = Form.useForm<V>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ text: string; more: string[] } | null>(null);
  const send = async (values: V) => {
    setBusy(true);
    setProblem(null);
    try {
      if ((await submit(values)) !== false) onClose();
    } catch (error) {
      setProblem({ text: messageOf(error), more: showAtFields(form, error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <WorkDialog
      open={open}
      title={title}
      okText={okText}
      width={width}
      okButtonProps={{ danger, loading: busy }}
      onOk={() => form.submit()}
      onClose={onClose}
      afterClose={() => setProblem(null)}
    >
      {hint && <Typography.Paragraph type="secondary">{hint}</Typography.Paragraph>}
      {problem && (
        <div ref={bringIntoView} style={{ marginBottom: 16 }}>
          <Alert role="alert" type="error" showIcon title={problem.text} description={problem.more.join('；') || undefined} />
        </div>
      )}
      <Form<V> form={form} layout="vertical" preserve={false} initialValues={initial as never} scrollToFirstError={{ block: 'center', focus: true }} onValuesChange={(changed: Partial<V>) => onChange?.(changed, form)} onFinish={(values) => void send(values)}>
        <UnsavedFields initial={initial} sending={busy} />
        {children}
      </Form>
    </WorkDialog>
  );
}

/** Long forms are sent from their end, while the answer stands above them. */
const bringIntoView = (problem: HTMLElement | null) => problem?.scrollIntoView({ block: 'nearest' });
