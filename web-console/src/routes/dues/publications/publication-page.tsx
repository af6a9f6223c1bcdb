import { duesPublicationsApi, type Publication } from '@xianfeng/shared-types';
import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Card, Flex, Typography } from 'antd';
import { useParams } from 'react-router';
import { download, messageOf, useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { ConsolePage, Facts, PrintButton, QueryView, ToneTag } from '@/shared/ui';
import { FiguresView } from './publication-figures';

/** One publication as the members read it. */
export default function PublicationPage() {
  const { id = '' } = useParams();
  const { message } = App.useApp();
  const query = useApi(duesPublicationsApi.detail, { params: { id } });
  const workbook = () => download(duesPublicationsApi.workbook, { params: { id } }).catch((error: unknown) => void message.error(messageOf(error)));
  return (
    <ConsolePage
      title={query.data?.title ?? '党费公示'} crumbs={[{ title: '党费公示', to: '/dues/publications' }]}
      actions={query.data && <><Button icon={<DownloadOutlined />} onClick={() => void workbook()}>导出 Excel</Button><PrintButton take={() => download(duesPublicationsApi.print, { params: { id } })} /></>}
    >
      <Card><QueryView query={query}>{(publication) => <Content publication={publication} />}</QueryView></Card>
    </ConsolePage>
  );
}

function Content({ publication: { org, edition, figures, note, reason, publishedBy, publishedAt, hash, intact } }: { publication: Publication }) {
  return (
    <Flex vertical gap={16}>
      <Facts
        column={2}
        facts={[
          ['组织', org.name], ['版次', edition > 1 ? `第 ${edition} 版更正` : '第 1 版'], ['公示', `${publishedBy} · ${dateTimeText(publishedAt)}`],
          ['校验', <Flex key="seal" gap={8} wrap><ToneTag tone={intact ? 'green' : 'red'} text={intact ? '内容未被改动' : '内容与校验值不符'} /><Typography.Text type="secondary" style={{ fontSize: 12 }}>{hash}</Typography.Text></Flex>],
          ['说明', note], ['更正原因', reason],
        ]}
      />
      <FiguresView figures={figures} />
    </Flex>
  );
}
