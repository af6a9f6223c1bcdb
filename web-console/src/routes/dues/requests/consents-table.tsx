import { consentSteps, CONSENT_TONES, payerText, spanText } from '@xianfeng/client-core';
import { CONSENT_STATUSES, duesApi, type ConsentStatus, type DuesConsent, type Id } from '@xianfeng/shared-types';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useAction, usePages } from '@/shared/api';
import { Course, Facts, PagedTable, ReasonDialog, RowLink, SideDrawer, ToneTag } from '@/shared/ui';
import { Part } from '../parts/part';
import { StatusFilter } from '../parts/status-filter';
import type { ListProps } from './requests-page';

/** 代交: who may pay for whom, with the branch's consent. */
export function ConsentsTable({ status, onStatus }: ListProps) {
  const pages = usePages(duesApi.consents, { query: { status: status as ConsentStatus, limit: 50 } });
  const [id, setId] = useState<Id | null>(null);
  const shown = pages.items.find((consent) => consent.id === id);
  return (
    <>
      <StatusFilter labels={CONSENT_STATUSES} value={status} onChange={onStatus} />
      <PagedTable<DuesConsent>
        pages={pages} size="small" rowKey="id" empty="没有代交申请" scroll={{ x: 980 }} onRow={(consent) => ({ onClick: () => setId(consent.id), style: { cursor: 'pointer' } })}
        columns={[
          { title: '党员', width: 130, render: (_, consent) => <RowLink text={consent.member.name} onClick={() => setId(consent.id)} /> },
          { title: '支部', width: 220, ellipsis: true, render: (_, { org }) => org.name },
          { title: '代交人', width: 200, ellipsis: true, render: (_, { payer }) => payerText(payer) },
          { title: '月份', width: 230, render: (_, { fromMonth, toMonth }) => spanText(fromMonth, toMonth) },
          { title: '原因', ellipsis: true, dataIndex: 'reason' },
          { title: '状态', width: 110, fixed: 'right', render: (_, consent) => <ToneTag tone={CONSENT_TONES[consent.status]} text={CONSENT_STATUSES[consent.status]} /> },
        ]}
      />
      <SideDrawer open={shown !== undefined} onClose={() => setId(null)} size={560} title="代交">
        {shown && <Detail consent={shown} />}
      </SideDrawer>
    </>
  );
}

function Detail({ consent }: { consent: DuesConsent }) {
  const { member, org, payer, fromMonth, toMonth, reason, status } = consent;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${payerText(payer)}代${member.name}交纳`}</Typography.Title>
        <ToneTag tone={CONSENT_TONES[status]} text={CONSENT_STATUSES[status]} />
      </Flex>
      <Facts facts={[['支部', org.name], ['月份', spanText(fromMonth, toMonth)], ['原因', reason]]} />
      <Actions consent={consent} />
      <Part title="办理经过"><Course steps={consentSteps(consent)} /></Part>
    </Flex>
  );
}

type Act = 'agree' | 'refuse' | 'revoke';
const ACTS: Record<Act, { button: string; title: string; label: string; danger?: boolean }> = {
  agree: { button: '同意', title: '同意代交？', label: '支部意见' }, refuse: { button: '不同意', title: '不同意代交？', label: '不同意的原因', danger: true },
  revoke: { button: '撤销', title: '撤销代交？', label: '撤销的原因', danger: true },
};

function Actions({ consent: { id, version, allowedActions } }: { consent: DuesConsent }) {
  const [act, setAct] = useState<Act | null>(null);
  const options = { done: '已办理', refresh: [duesApi.consents, duesApi.member, duesApi.branch], onDone: () => setAct(null) };
  const [decide, revoke] = [useAction(duesApi.decideConsent, options), useAction(duesApi.revokeConsent, options)];
  const acts: Act[] = [...(allowedActions.includes('decide') ? (['agree', 'refuse'] as const) : []), ...(allowedActions.includes('revoke') ? (['revoke'] as const) : [])];
  const carryOut = (reason: string) =>
    act === 'revoke' ? revoke.mutate({ params: { id }, body: { reason, version } }) : decide.mutate({ params: { id }, body: { agree: act === 'agree', reason, version } });
  const words = act && ACTS[act];
  if (acts.length === 0) return null;
  return (
    <Flex gap={8}>
      {acts.map((action) => <Button key={action} type={action === 'agree' ? 'primary' : 'default'} onClick={() => setAct(action)}>{ACTS[action].button}</Button>)}
      <ReasonDialog open={act !== null} title={words?.title ?? ''} label={words?.label ?? ''} okText={words?.button ?? ''} danger={words?.danger} busy={decide.isPending || revoke.isPending} onOk={carryOut} onCancel={() => setAct(null)}>
        <Typography.Paragraph>党员和代交人都会看到。</Typography.Paragraph>
      </ReasonDialog>
    </Flex>
  );
}
