import { duesPublicationsApi, type Id, type PublicationDraft } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction, useApi } from '@/shared/api';
import { FormDialog, QueryView, SideDrawer } from '@/shared/ui';
import { FiguresView } from './publication-figures';

interface Props {
  open: boolean;
  orgId: Id;
  year: number;
  onClose: () => void;
}

/** What would be published now; what was seen is what gets published. */
export function DraftDrawer({ open, orgId, year, onClose }: Props) {
  return (
    <SideDrawer open={open} onClose={onClose} size={900} title={`拟定 ${year} 年党费收支公示`}>
      <Content orgId={orgId} year={year} />
    </SideDrawer>
  );
}

function Content({ orgId, year }: { orgId: Id; year: number }) {
  const query = useApi(duesPublicationsApi.draft, { query: { orgId, year } });
  return <QueryView query={query}>{(draft) => <Draft draft={draft} />}</QueryView>;
}

function Draft({ draft: { org, year, edition, figures, figuresHash, warnings, allowedActions } }: { draft: PublicationDraft }) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const publish = useAction(duesPublicationsApi.publish, { quiet: true, done: '已公示，党员会收到消息', refresh: [duesPublicationsApi.list, duesPublicationsApi.draft], onDone: ({ id }) => void navigate(`/dues/publications/${id}`) });
  return (
    <Flex vertical gap={16}>
      <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${org.name}${edition > 1 ? `（第 ${edition} 版更正）` : ''}`}</Typography.Title>
      {warnings.map((warning) => <Alert key={warning} type="warning" showIcon title={warning} />)}
      <FiguresView figures={figures} />
      {allowedActions.includes('publish') && <div><Button type="primary" onClick={() => setAsking(true)}>公示</Button></div>}
      <FormDialog<{ note?: string; reason?: string }>
        open={asking} title={`公示 ${year} 年党费收支？`} okText="公示" hint="公示后不能撤回；有误的另出更正版。支部每名党员都会收到消息。"
        submit={({ note = '', reason }) => publish.mutateAsync({ body: { orgId: org.id, year, figuresHash, note, reason } })} onClose={() => setAsking(false)}
      >
        <Form.Item name="note" label="说明"><Input.TextArea rows={3} maxLength={500} showCount placeholder="需要向党员说明的情况，可不填" /></Form.Item>
        {edition > 1 && <Form.Item name="reason" label="更正原因" rules={[{ required: true, whitespace: true, message: '请写明更正的原因' }]}><Input.TextArea rows={2} maxLength={200} /></Form.Item>}
      </FormDialog>
    </Flex>
  );
}
