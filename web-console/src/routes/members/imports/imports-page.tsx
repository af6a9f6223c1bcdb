import { importsApi, type ImportView } from '@xianfeng/shared-types';
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { App, Button, Card, Progress, Upload } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { download, messageOf, upload, usePages } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { ConsolePage, PagedTable, Section } from '@/shared/ui';
import { countsText, IMPORT_STATES } from './import-words';

/** Begins an import, and shows the earlier ones. */
export default function ImportsPage() {
  const pages = usePages(importsApi.list, { query: { limit: 20 } });
  return (
    <ConsolePage title="名册导入" hint="先下载模板填写，再上传检查；检查只做试算，确认之前不会写入任何数据。" actions={<TemplateButton />}>
      <Card style={{ marginBottom: 16 }}>
        <UploadBox />
      </Card>
      <Section title="我的导入">
        <PagedTable<ImportView>
          pages={pages}
          empty="还没有导入过名册"
          rowKey="id"
          columns={[
            { title: '文件', key: 'file', ellipsis: true, render: (_, { id, fileName }) => <Link to={`/imports/${id}`}>{fileName}</Link> },
            { title: '状态', key: 'state', width: 100, render: (_, { state }) => IMPORT_STATES[state] },
            { title: '结果', key: 'counts', render: (_, { counts, failure }) => failure ?? countsText(counts) },
            { title: '上传时间', key: 'at', width: 170, render: (_, { createdAt }) => dateTimeText(createdAt) },
          ]}
        />
      </Section>
    </ConsolePage>
  );
}

function TemplateButton() {
  const { message } = App.useApp();
  const take = () => download(importsApi.template).catch((error: unknown) => void message.error(messageOf(error)));
  return (
    <Button icon={<DownloadOutlined />} onClick={() => void take()}>
      下载模板
    </Button>
  );
}

function UploadBox() {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [percent, setPercent] = useState<number | null>(null);
  const send = async (file: File) => {
    setPercent(0);
    try {
      const made = await upload(importsApi.upload, file, { onProgress: setPercent });
      void navigate(`/imports/${made.id}`);
    } catch (error) {
      void message.error(messageOf(error));
      setPercent(null);
    }
  };
  if (percent !== null) return <Progress percent={percent} status="active" format={(value) => `正在上传 ${value}%`} />;
  return (
    <Upload.Dragger
      accept=".xlsx"
      showUploadList={false}
      beforeUpload={(file) => {
        void send(file);
        return false;
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">点击选择，或把名册拖到这里</p>
      <p className="ant-upload-hint">Excel 文件（.xlsx），最多 10,000 行、20 MB</p>
    </Upload.Dragger>
  );
}
