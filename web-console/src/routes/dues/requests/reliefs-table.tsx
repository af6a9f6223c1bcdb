import { duesSteps, reliefText, RELIEF_TONES } from '@xianfeng/client-core';
import { duesApi, RELIEF_STATUSES, type DuesRelief, type Id, type ReliefStatus } from '@xianfeng/shared-types';
import { Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { usePages } from '@/shared/api';
import { useOrgName } from '@/shared/org';
import { Course, Facts, PagedTable, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { Part } from '../parts/part';
import { StatusFilter } from '../parts/status-filter';
import { ReliefActions } from './relief-actions';
import type { ListProps } from './requests-page';

const APPROVERS: Record<DuesRelief['approver'], string> = { higher_committee: '上一级党委', branch: '党支部（离退休党员）' };

/** 少交、免交: asked for by the member, studied by the branch, approved by the committee above. */
export function ReliefsTable({ status, onStatus, orgId, onAll }: ListProps & { orgId?: Id; onAll: () => void }) {
  const pages = usePages(duesApi.reliefs, { query: { status: status as ReliefStatus, orgId, limit: 50 } });
  const [id, setId] = useState<Id | null>(null);
  const shown = pages.items.find((relief) => relief.id === id);
  return (
    <>
      <Flex gap={12} align="baseline" wrap>
        <StatusFilter labels={RELIEF_STATUSES} value={status} onChange={onStatus} />
        {orgId && <Within orgId={orgId} onAll={onAll} />}
      </Flex>
      <PagedTable<DuesRelief>
        pages={pages} size="small" rowKey="id" empty="没有少交、免交申请" scroll={{ x: 980 }} onRow={(relief) => ({ onClick: () => setId(relief.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 130, render: (_, relief) => <RowLink text={relief.member.name} onClick={() => setId(relief.id)} /> },
          { title: '支部', width: 220, ellipsis: true, render: (_, { org }) => org.name },
          { title: '申请', width: 320, ellipsis: true, render: (_, relief) => reliefText(relief) },
          { title: '理由', ellipsis: true, dataIndex: 'reason' },
          { title: '状态', width: 150, fixed: 'right', render: (_, relief) => <ToneTag tone={RELIEF_TONES[relief.status]} text={RELIEF_STATUSES[relief.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== undefined} onClose={() => setId(null)} size={560} title="少交免交申请">
        {shown && <Detail relief={shown} />}
      </SideDrawer>
    </>
  );
}

function Within({ orgId, onAll }: { orgId: Id; onAll: () => void }) {
  const name = useOrgName(orgId);
  return <Tag closable onClose={onAll}>{name ?? '…'}</Tag>;
}

function Detail({ relief }: { relief: DuesRelief }) {
  const { member, org, status, reason, approver, doc, article, history } = relief;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${member.name}：${reliefText(relief)}`}</Typography.Title>
        <ToneTag tone={RELIEF_TONES[status]} text={RELIEF_STATUSES[status]} />
      </Flex>
      <Facts facts={[['支部', org.name], ['理由', reason], ['由谁批准', APPROVERS[approver]], ['依据', `${doc} ${article}`]]} />
      <ReliefActions relief={relief} />
      <Part title="办理经过"><Course steps={duesSteps(history, RELIEF_STATUSES, RELIEF_TONES)} /></Part>
    </Flex>
  );
}
