import { BULLETIN_STEPS, BULLETIN_TONES, bulletinIndex } from '@xianfeng/client-core';
import { BULLETIN_STATUS_LABELS, bulletinsApi, printsApi, type Bulletin } from '@xianfeng/shared-types';
import { HistoryOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Skeleton, Steps } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { download, useApi } from '@/shared/api';
import { ConsolePage, PrintButton, QueryView, ToneTag } from '@/shared/ui';
import { BulletinEditor } from './bulletin-editor';
import { BulletinPreview } from './bulletin-preview';
import { BulletinSteps } from './bulletin-steps';
import { HistoryDrawer } from './history-drawer';
import { PhoneFrame } from './phone-frame';
import './bulletins.css';

/** A bulletin: written at the left, seen as on the phone at the right. */
export default function BulletinPage() {
  const { id = '' } = useParams();
  const query = useApi(bulletinsApi.detail, { params: { id } });
  const bulletin = query.data;
  const [unsaved, setUnsaved] = useState(false);
  return (
    <ConsolePage
      title={bulletin?.title ?? '月度通报'}
      crumbs={[{ title: '月度通报', to: '/points/bulletins' }]}
      badge={bulletin && <ToneTag tone={BULLETIN_TONES[bulletin.status]} text={BULLETIN_STATUS_LABELS[bulletin.status]} />}
      actions={bulletin && <Actions bulletin={bulletin} unsaved={unsaved && bulletin.allowedActions.includes('edit')} />}
    >
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 16 }} />}>
        {(data) => (
          <Flex vertical gap={16}>
            <Card size="small">
              <Steps size="small" current={bulletinIndex[data.status]} items={BULLETIN_STEPS.map((title) => ({ title }))} />
            </Card>
            {data.allowedActions.includes('edit') ? <BulletinEditor key={data.version} bulletin={data} onUnsaved={setUnsaved} /> : <ReadOnly bulletin={data} />}
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Actions({ bulletin, unsaved }: { bulletin: Bulletin; unsaved: boolean }) {
  const [history, setHistory] = useState(false);
  return (
    <>
      <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
        经过与版本
      </Button>
      <PrintButton take={() => download(printsApi.bulletin, { params: { id: bulletin.id } })} />
      <BulletinSteps bulletin={bulletin} unsaved={unsaved} />
      <HistoryDrawer bulletin={bulletin} open={history} onClose={() => setHistory(false)} />
    </>
  );
}

function ReadOnly({ bulletin }: { bulletin: Bulletin }) {
  return (
    <Flex justify="center">
      <PhoneFrame title="月度通报">
        <BulletinPreview bulletin={bulletin} />
      </PhoneFrame>
    </Flex>
  );
}
