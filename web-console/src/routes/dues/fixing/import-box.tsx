import { duesApi, type Id } from '@xianfeng/shared-types';
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { App, Button, Flex, Progress, Select, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { download, messageOf, upload } from '@/shared/api';
import { thisYear } from '@/shared/format';
import { Section } from '@/shared/ui';

/** The yearly fixing as a workbook: template, check, commit. */
export function ImportBox({ orgId, orgName }: { orgId: Id; orgName: string }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [year, setYear] = useState(thisYear());
  const [percent, setPercent] = useState<number | null>(null);
  const take = () => download(duesApi.fixingTemplate, { query: { orgId, year } }).catch((error: unknown) => void message.error(messageOf(error)));
  const send = async (file: File) => {
    setPercent(0);
    try {
      const made = await upload(duesApi.checkFixings, file, { onProgress: setPercent, query: { orgId, year } });
      void navigate(`/dues/fixings/imports/${made.id}`);
    } catch (error) {
      void message.error(messageOf(error));
      setPercent(null);
    }
  };
  return (
    <Section
      title={`${orgName}的年度核定`} size="small"
      extra={
        <Flex gap={8}>
          <Select aria-label="年度" value={year} style={{ width: 110 }} options={[thisYear() + 1, thisYear()].map((value) => ({ value, label: `${value} 年` }))} onChange={setYear} />
          <Button icon={<DownloadOutlined />} onClick={() => void take()}>下载模板</Button>
        </Flex>
      }
    >
      {percent !== null ? (
        <Progress percent={percent} status="active" format={(value) => (value === 100 ? '正在检查' : `正在上传 ${value}%`)} />
      ) : (
        <Upload.Dragger accept=".xlsx" showUploadList={false} beforeUpload={(file) => { void send(file); return false; }}>
          <p className="ant-upload-drag-icon"><InboxOutlined /></p>
          <p className="ant-upload-text">点击选择，或把填好的核定表拖到这里</p>
          <p className="ant-upload-hint">模板已列出本组织及下级组织的党员，只填需要核定的，没有填写的沿用原核定。上传后先逐行检查，确认之前不会写入任何数据。</p>
        </Upload.Dragger>
      )}
    </Section>
  );
}
