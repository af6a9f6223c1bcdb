import { printsApi, type Id } from '@xianfeng/shared-types';
import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { download, messageOf } from '@/shared/api';

interface Props {
  open: boolean;
  orgId: Id;
  orgName: string;
  onClose: () => void;
}

interface Values {
  subtree: boolean;
  phones: boolean;
  reason: string;
}

/** The roster as a PDF to be printed; who took it, when and why is kept. */
export function PrintDialog({ open, orgId, orgName, onClose }: Props) {
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async ({ reason, ...choice }: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await download(printsApi.roster, { body: { ...choice, orgId, reason: reason.trim() } });
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open={open} title={`打印${orgName}的党员名册`} okText="生成 PDF" okButtonProps={{ loading: busy }} onOk={() => form.submit()} onCancel={onClose} afterClose={() => setProblem(null)} destroyOnHidden>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" preserve={false} initialValues={{ subtree: true, phones: false }} onFinish={(values) => void take(values)}>
        <Form.Item name="reason" label="用途" extra="用途写入审计日志" rules={[{ required: true, whitespace: true, message: '请填写用途，例如：支部党员大会签到' }]}>
          <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
        </Form.Item>
        <Form.Item name="subtree" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>包含下级组织的党员（一次最多 2000 人）</Checkbox>
        </Form.Item>
        <Form.Item name="phones" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>印出手机号（隐去中间四位）</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
