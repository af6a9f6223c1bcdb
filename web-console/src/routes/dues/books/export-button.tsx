import { booksApi, BOOKS_SHEETS, type ExportBooksBody } from '@xianfeng/shared-types';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { download } from '@/shared/api';
import { FormDialog } from '@/shared/ui';

type Sheet = Omit<ExportBooksBody, 'format' | 'reason'>;

/** The sheet on the screen as a file; who took it and why stands on every page. */
export function ExportButton(sheet: Sheet) {
  const [open, setOpen] = useState(false);
  const name = BOOKS_SHEETS[sheet.sheet];
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>导出</Button>
      <FormDialog<Pick<ExportBooksBody, 'format' | 'reason'>>
        open={open} title={`导出${name}`} okText="导出" initial={{ format: 'xlsx' }} submit={(values) => download(booksApi.exportSheet, { body: { ...sheet, ...values, reason: values.reason.trim() } })} onClose={() => setOpen(false)}
      >
        <Form.Item name="format" label="格式"><Radio.Group options={[{ value: 'xlsx', label: 'Excel' }, { value: 'pdf', label: 'PDF（打印存档）' }]} /></Form.Item>
        <Form.Item name="reason" label="用途" extra="用途写入审计日志，并随导出人、时间印在文件的每一页上" rules={[{ required: true, whitespace: true, min: 2, message: '请填写用途，例如：报送上级党委' }]}><Input.TextArea rows={2} maxLength={200} showCount /></Form.Item>
      </FormDialog>
    </>
  );
}
