import { importsApi, type Id } from '@xianfeng/shared-types';
import { Alert, App, Checkbox, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { download, messageOf } from '@/shared/api';

interface Props {
  open: boolean;
  orgId: Id;
  orgName: string;
  onClose: () => void;
}

interface Values {
  reason: string;
  sensitive: boolean;
}

/** The roster as a workbook; who took it, when and why is kept, and stands on every page of the file. */
export function ExportDialog({ open, orgId, orgName, onClose }: Props) {
  const [form] = Form.useForm<Values>();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async ({ reason, sensitive }: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await download(importsApi.exportMembers, { body: { orgId, sensitive, reason: reason.trim() } });
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  /** Numbers in clear leave the house: looked at twice. */
  const ask = (values: Values) => {
    if (!values.sensitive) return void take(values);
    modal.confirm({
      title: '导出完整的证件号、手机号和住址？',
      content: `“${orgName}”及下级组织每一名党员的完整信息都将写入文件。用途：${values.reason.trim()}`,
      okText: '确认导出',
      okButtonProps: { danger: true },
      onOk: () => take(values),
    });
  };
  return (
    <Modal open={open} title={`导出${orgName}的党员名册`} okText="导出" okButtonProps={{ loading: busy }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />}
      <Form form={form} layout="vertical" initialValues={{ sensitive: false }} onFinish={ask}>
        <Typography.Paragraph type="secondary">导出本组织及下级组织的全部党员，页面上的筛选条件不影响导出。</Typography.Paragraph>
        <Form.Item name="reason" label="用途" extra="用途写入审计日志，并随导出人、时间印在文件的每一页上" rules={[{ required: true, whitespace: true, message: '请填写用途，例如：报送年度党内统计' }]}>
          <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
        </Form.Item>
        <Form.Item name="sensitive" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>包含完整的证件号、手机号和住址（可再次导入）</Checkbox>
        </Form.Item>
        <Alert type="warning" showIcon title="文件含个人信息，请按保密要求保管，用后删除。" />
      </Form>
    </Modal>
  );
}
