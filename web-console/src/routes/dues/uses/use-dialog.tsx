import { DUES_USES, duesUsesApi, filesApi, REFUSED_DUES_USES, type FileView, type Id, type RequestUseBody } from '@xianfeng/shared-types';
import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Flex, Form, Input, Select, Tag, Upload } from 'antd';
import { useState } from 'react';
import { messageOf, upload, useAction } from '@/shared/api';
import { today } from '@/shared/format';
import { OrgField } from '@/shared/org';
import { DateField, FormDialog, optionsOf } from '@/shared/ui';
import { MONEY_NEEDED, MoneyField } from '../parts/money-field';

const MOST_FILES = 5;
const CLASSES = [
  { label: '可以使用', options: Object.entries(DUES_USES).map(([value, { name }]) => ({ value, label: name })) },
  { label: '不得使用（选择后说明依据）', options: optionsOf(REFUSED_DUES_USES) },
];
const needed = (message: string) => [{ required: true, whitespace: true, message }];

/** Asks for a use of funds with the minutes; one that is not permitted is answered with the article. */
export function UseDialog({ open, orgId, onClose }: { open: boolean; orgId: Id; onClose: () => void }) {
  const request = useAction(duesUsesApi.request, { quiet: true, done: '已提出，等待党费管理员审批', refresh: [duesUsesApi.list] });
  return (
    <FormDialog<RequestUseBody> open={open} title="申请使用党费" okText="提出申请" width={640} initial={{ orgId, decidedOn: today() }} submit={(body) => request.mutateAsync({ body })} onClose={onClose}>
      <Form.Item name="orgId" label="使用党费的组织"><OrgField /></Form.Item>
      <Form.Item name="useClass" label="类别" rules={[{ required: true, message: '请选择类别' }]}><Select options={CLASSES} /></Form.Item>
      <Form.Item name="purpose" label="用途" rules={needed('请填写用途')}><Input maxLength={200} placeholder="例如 购买主题教育学习用书 40 册" /></Form.Item>
      <Flex gap={16}>
        <Form.Item name="amountFen" label="金额" rules={MONEY_NEEDED} style={{ flex: 1 }}><MoneyField /></Form.Item>
        <Form.Item name="payee" label="收款方" rules={needed('请填写收款方')} style={{ flex: 2 }}><Input maxLength={100} /></Form.Item>
      </Flex>
      <Flex gap={16}>
        <Form.Item name="decidedOn" label="会议日期" rules={[{ required: true, message: '请选择会议日期' }]} style={{ flex: 1 }}><DateField notAfter={today()} /></Form.Item>
        <Form.Item name="decision" label="集体决定" rules={needed('请填写会议名称和决定')} style={{ flex: 2 }}><Input maxLength={200} placeholder="例如 支委会第 8 次会议，同意" /></Form.Item>
      </Flex>
      <Form.Item name="fileIds" label="会议记录" rules={[{ required: true, message: '请上传会议记录' }]} extra={`图片或 PDF，最多 ${MOST_FILES} 份`}><FilesField /></Form.Item>
    </FormDialog>
  );
}

/** Uploads of a form, by their ids. */
function FilesField({ onChange }: { value?: Id[]; onChange?: (ids: Id[]) => void }) {
  const { message } = App.useApp();
  const [files, setFiles] = useState<FileView[]>([]);
  const [busy, setBusy] = useState(false);
  const keep = (next: FileView[]) => {
    setFiles(next);
    onChange?.(next.map(({ id }) => id));
  };
  const send = async (file: File) => {
    setBusy(true);
    try {
      keep([...files, await upload(filesApi.upload, file)]);
    } catch (error) {
      void message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Flex vertical gap={8} align="flex-start">
      {files.length < MOST_FILES && (
        <Upload showUploadList={false} beforeUpload={(file) => { void send(file); return false; }}>
          <Button icon={<UploadOutlined />} loading={busy}>上传</Button>
        </Upload>
      )}
      {files.map((file) => <Tag key={file.id} closable onClose={() => keep(files.filter(({ id }) => id !== file.id))}>{file.name}</Tag>)}
    </Flex>
  );
}
