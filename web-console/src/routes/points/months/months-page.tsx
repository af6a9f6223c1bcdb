import { isClosing, monthInHand } from '@xianfeng/client-core';
import { rankingsApi, type MonthClose } from '@xianfeng/shared-types';
import { Alert, Card, Flex, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useApi, useRefresh } from '@/shared/api';
import { dateTimeText, monthText } from '@/shared/format';
import { ConsolePage, QueryView, ToneTag } from '@/shared/ui';
import { CloseSection } from './close-section';
import { closeState } from './month-words';
import { RankingSection } from './ranking-section';
import { SealSection } from './seal-section';
import './months.css';

const LOOK_MS = 1_000;

/** Months with their state; the chosen one from checks over the close to its ranking. */
export default function MonthsPage() {
  const { month } = useParams();
  const closes = useApi(rankingsApi.closes, {});
  return (
    <ConsolePage title="月度结账" hint="按月份顺序结账。结账后名次封存，之后的变化计入下个月。">
      <QueryView query={closes} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {(list) => {
          const chosen = list.find((close) => close.month === month) ?? monthInHand(list);
          return (
            <div className="months">
              <MonthList closes={list} chosen={chosen} />
              {month && chosen.month !== month ? <Alert type="warning" showIcon title={`没有${monthText(month)}的结账记录`} /> : <Month key={chosen.month} close={chosen} />}
            </div>
          );
        }}
      </QueryView>
    </ConsolePage>
  );
}

function MonthList({ closes, chosen }: { closes: readonly MonthClose[]; chosen: MonthClose }) {
  return (
    <Card styles={{ body: { padding: 8 } }}>
      <nav aria-label="月份">
        {closes.map((close) => (
          <Link key={close.month} to={`/points/months/${close.month}`} className="months-row" aria-current={close.month === chosen.month ? 'page' : undefined}>
            <Flex justify="space-between" align="center">
              <span>{monthText(close.month)}</span>
              <ToneTag {...closeState(close)} />
            </Flex>
            <span className="months-note">{close.closedAt ? `${dateTimeText(close.closedAt)}封存` : close.startedBy ? `${close.startedBy}发起` : close.allowedActions.includes('close') ? '等待结账' : '月末后办理'}</span>
          </Link>
        ))}
      </nav>
    </Card>
  );
}

/** A running close is looked at every second; when it ends everything that it changes is asked for again. */
function Month({ close: listed }: { close: MonthClose }) {
  const refresh = useRefresh();
  const { month } = listed;
  const status = useApi(rankingsApi.closeStatus, { params: { month } }, { enabled: isClosing(listed), every: LOOK_MS });
  const close = isClosing(listed) ? (status.data ?? listed) : listed;
  const over = isClosing(listed) && close.phase === 'closed';
  useEffect(() => {
    if (over) void refresh(rankingsApi.closes, rankingsApi.classList);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the close has ended
  }, [over]);
  return (
    <Flex vertical gap={16} style={{ minWidth: 0 }}>
      <CloseSection close={close} />
      {close.phase === 'closed' && <RankingSection month={month} />}
      {close.allowedActions.includes('verify') && <SealSection close={close} />}
    </Flex>
  );
}
