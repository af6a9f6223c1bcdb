import { checkState, checkWords, isClosing, PHASE_STEPS, phaseIndex } from '@xianfeng/client-core';
import { bulletinsApi, rankingsApi, type CloseCheck, type MonthClose } from '@xianfeng/shared-types';
import { Alert, App, Button, Checkbox, Flex, Progress, Steps, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAction } from '@/shared/api';
import { dateTimeText, monthText } from '@/shared/format';
import { Section, ToneTag } from '@/shared/ui';
import { placeOf } from './month-words';

/** From the checks to the seal. */
export function CloseSection({ close }: { close: MonthClose }) {
  const { month, phase } = close;
  const running = isClosing(close);
  return (
    <Section title={`${monthText(month)}结账`}>
      <Steps size="small" current={phaseIndex(phase)} items={PHASE_STEPS.map((title) => ({ title }))} />
      {phase === null && <Checks close={close} />}
      {running && <Running close={close} />}
      {phase === 'closed' && <Closed close={close} />}
    </Section>
  );
}

/** Open items are accepted one by one before the month is closed. */
function Checks({ close: { month, checks, allowedActions } }: { close: MonthClose }) {
  const { modal } = App.useApp();
  const [accepted, setAccepted] = useState<readonly CloseCheck['code'][]>([]);
  const start = useAction(rankingsApi.close, { refresh: [rankingsApi.closes, rankingsApi.closeStatus] });
  const { blocked, open } = checkState(checks);
  const toAccept = checks.filter(({ count, blocking }) => count > 0 && !blocking);
  const ready = !blocked && toAccept.every(({ code }) => accepted.includes(code));
  const ask = () =>
    modal.confirm({
      title: `${monthText(month)}结账？`,
      content: `${open ? '还有未办结的事项，结账后的变化计入下个月。' : ''}结账后名次封存，不能更改。`,
      okText: '结账',
      onOk: () => start.mutateAsync({ params: { month }, body: { acceptOpen: open } }).catch(() => undefined),
    });
  return (
    <>
      {checks.length === 0 && <Alert type="success" showIcon title="检查通过，可以结账" style={{ margin: '16px 0' }} />}
      <ul className="months-checks">
        {checks.map((check) => (
          <Check
            key={check.code}
            check={check}
            accepted={accepted.includes(check.code)}
            onAccept={allowedActions.includes('close') ? (yes) => setAccepted(yes ? [...accepted, check.code] : accepted.filter((code) => code !== check.code)) : null}
          />
        ))}
      </ul>
      {allowedActions.includes('close') ? (
        <Flex gap={12} align="center">
          <Button type="primary" disabled={!ready} loading={start.isPending} onClick={ask}>
            {`${monthText(month)}结账`}
          </Button>
          {!blocked && !ready && <Typography.Text type="secondary">请逐项勾选“已知悉”后结账</Typography.Text>}
        </Flex>
      ) : (
        <Typography.Text type="secondary">月末之后，由最上级党委办理结账。</Typography.Text>
      )}
    </>
  );
}

function Check({ check, accepted, onAccept }: { check: CloseCheck; accepted: boolean; onAccept: ((accepted: boolean) => void) | null }) {
  const { note, tone, text } = checkWords(check);
  const place = placeOf(check);
  return (
    <li>
      <ToneTag tone={tone} text={text} />
      <span style={{ flex: 1 }}>
        {check.title} <Typography.Text type="secondary">{note}</Typography.Text>
      </span>
      {place && <Link to={place.to}>{place.label}</Link>}
      {!check.blocking && check.count > 0 && onAccept && (
        <Checkbox checked={accepted} onChange={({ target }) => onAccept(target.checked)} aria-label={`已知悉：${check.title}`}>
          已知悉
        </Checkbox>
      )}
    </li>
  );
}

function Running({ close: { phase, progress, startedBy } }: { close: MonthClose }) {
  const percent = progress.of > 0 ? Math.floor((progress.done / progress.of) * 100) : 0;
  return (
    <div aria-live="polite" style={{ marginTop: 16 }}>
      <Progress percent={percent} status="active" aria-label="结账进度" />
      <Typography.Text type="secondary">
        {`正在${PHASE_STEPS[phaseIndex(phase)]}：已完成 ${progress.done} / ${progress.of}${startedBy ? `，由${startedBy}发起` : ''}。可以离开本页，结账会继续。`}
      </Typography.Text>
    </div>
  );
}

function Closed({ close: { month, closedAt, startedBy, bulletinId, allowedActions } }: { close: MonthClose }) {
  const navigate = useNavigate();
  const draft = useAction(bulletinsApi.generate, { done: '已生成通报初稿', refresh: [rankingsApi.closes, bulletinsApi.list], onDone: ({ id }) => void navigate(`/points/bulletins/${id}`) });
  return (
    <Flex gap={16} align="center" wrap style={{ marginTop: 16 }}>
      <ToneTag tone="green" text="已结账并封存" />
      <Typography.Text type="secondary">{[closedAt && dateTimeText(closedAt), startedBy].filter(Boolean).join(' · ')}</Typography.Text>
      {bulletinId && <Link to={`/points/bulletins/${bulletinId}`}>查看本月通报</Link>}
      {allowedActions.includes('draft_bulletin') && (
        <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate({ body: { month } })}>
          生成通报初稿
        </Button>
      )}
    </Flex>
  );
}
