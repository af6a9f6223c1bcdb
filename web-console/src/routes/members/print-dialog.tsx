import { printsApi, type Id } from '@xianfeng/shared-types';
import { Checkbox, Form, Input } from 'antd';
import { download } from '@/shared/api';
import { FormDialog } from '@/shared/ui';

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
  return (
    <FormDialog<Values>
      open={open}
      title={`打印${orgName}的党员名册`}
      okText="生成 PDF"
      initial={{ subtree: true, phones: false }}
      submit={({ reason, ...choice }) => download(printsApi.roster, { body: { ...choice, orgId, reason: reason.trim() } })}
      onClose={onClose}
    >
      <Form.Item name="reason" label="用途" extra="用途写入审计日志" rules={[{ required: true, whitespace: true, message: '请填写用途，例如：支部党员大会签到' }]}>
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
      <Form.Item name="subtree" valuePropName="checked" style={{ marginBottom: 8 }}>
        <Checkbox>包含下级组织的党员（一次最多 2000 人）</Checkbox>
      </Form.Item>
      <Form.Item name="phones" valuePropName="checked" style={{ marginBottom: 8 }}>
        <Checkbox>印出手机号（隐去中间四位）</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
