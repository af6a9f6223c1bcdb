import { importsApi, type Id } from '@xianfeng/shared-types';
import { Alert, App, Checkbox, Form, Input } from 'antd';
import { download } from '@/shared/api';
import { FormDialog } from '@/shared/ui';

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
  const { modal } = App.useApp();
  /** Numbers in clear leave the house: looked at twice. */
  const agreed = (reason: string) =>
    modal.confirm({
      title: '导出完整的证件号、手机号和住址？',
      content: `“${orgName}”及下级组织每一名党员的完整信息都将写入文件。用途：${reason}`,
      okText: '确认导出',
      okButtonProps: { danger: true },
    });
  const take = async ({ reason, sensitive }: Values) => {
    if (sensitive && !(await agreed(reason.trim()))) return false;
    await download(importsApi.exportMembers, { body: { orgId, sensitive, reason: reason.trim() } });
    return true;
  };
  return (
    <FormDialog<Values> open={open} title={`导出${orgName}的党员名册`} okText="导出" initial={{ sensitive: false }} hint="导出本组织及下级组织的全部党员，页面上的筛选条件不影响导出。" submit={take} onClose={onClose}>
      <Form.Item name="reason" label="用途" extra="用途写入审计日志，并随导出人、时间印在文件的每一页上" rules={[{ required: true, whitespace: true, message: '请填写用途，例如：报送年度党内统计' }]}>
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
      <Form.Item name="sensitive" valuePropName="checked" style={{ marginBottom: 8 }}>
        <Checkbox>包含完整的证件号、手机号和住址（可再次导入）</Checkbox>
      </Form.Item>
      <Alert type="warning" showIcon title="文件含个人信息，请按保密要求保管，用后删除。" />
    </FormDialog>
  );
}
