import { settingsApi, type MessageSetting } from '@xianfeng/shared-types';
import { Alert, Card, Form, Input, Modal, Typography } from 'antd';
import { messageOf, useAction } from '@/shared/api';
import { showAtFields } from '@/shared/ui';

interface Props {
  /** Null: closed. */
  message: MessageSetting | null;
  onClose: () => void;
}

/** The sentence at the end of every message of a kind, with the message as members will read it. */
export function ClosingDialog({ message, onClose }: Props) {
  const [form] = Form.useForm<{ closing: string }>();
  const typed = Form.useWatch('closing', form);
  const change = useAction(settingsApi.changeMessage, { quiet: true, refresh: [settingsApi.messages], done: '已保存，此后发出的消息带新的附言', onDone: onClose });
  const save = (topic: MessageSetting['topic'], version: number, closing: string) =>
    change.mutate({ params: { topic }, body: { closing: closing.trim(), version } }, { onError: (error) => showAtFields(form, error) });
  return (
    <Modal open={message !== null} title={message ? `${message.label}：附言` : ''} okText="保存" okButtonProps={{ loading: change.isPending }} onOk={() => form.submit()} onCancel={onClose} afterClose={change.reset} destroyOnHidden>
      {change.error && <Alert type="error" showIcon role="alert" title={messageOf(change.error)} style={{ marginBottom: 16 }} />}
      {message && (
        <Form form={form} layout="vertical" preserve={false} initialValues={{ closing: message.closing }} onFinish={({ closing }) => save(message.topic, message.version, closing)}>
          <Form.Item name="closing" label="附言" extra="加在这类消息的末尾，例如：如有疑问，请与党支部联系。不能有链接、手机号和证件号；留空则不加。">
            <Input.TextArea rows={2} maxLength={60} showCount />
          </Form.Item>
          <Card size="small" title={<h2 style={{ font: 'inherit', margin: 0 }}>{message.sample.title}</h2>}>
            <Typography.Paragraph style={{ margin: 0 }}>
              {bodyWithout(message)}
              <strong>{typed}</strong>
            </Typography.Paragraph>
          </Card>
        </Form>
      )}
    </Modal>
  );
}

/** The sample as it would be without the closing sentence that stands now. */
const bodyWithout = ({ sample, closing }: MessageSetting): string => (closing && sample.body.endsWith(closing) ? sample.body.slice(0, -closing.length) : sample.body);
