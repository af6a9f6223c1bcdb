import { caseReviewsApi, casesApi, type CaseDetail, type IsoDate } from '@xianfeng/shared-types';
import { Alert, App, Button, Flex } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { dateText, today } from '@/shared/format';
import { DateField } from '@/shared/ui';

interface Props {
  item: CaseDetail;
  /** Null: not known yet. */
  openObjections: number | null;
  onDone: () => Promise<void>;
}

/** The next step of the notice: open it, or publish when it is over. */
export function NoticeActions({ item, openObjections, onDone }: Props) {
  if (item.allowedActions.includes('open_notice')) return <OpenNotice item={item} onDone={onDone} />;
  if (item.allowedActions.includes('publish')) return <Publish item={item} openObjections={openObjections} onDone={onDone} />;
  return null;
}

function OpenNotice({ item: { id, version, title }, onDone }: Omit<Props, 'openObjections'>) {
  const { modal } = App.useApp();
  const settings = useApi(casesApi.settings, {});
  const [endsOn, setEndsOn] = useState<IsoDate | null>(null);
  const open = useAction(caseReviewsApi.openNotice, { done: '已开始公示', onDone: () => void onDone() });
  const days = settings.data?.noticeDays;
  const ask = () =>
    modal.confirm({
      title: `公示《${title}》？`,
      content: `自今日起${endsOn ? `公示至${dateText(endsOn)}` : days ? `公示 ${days.value} 个工作日` : '公示'}，全体党员可读、可提异议，开始后不能缩短。`,
      okText: '开始公示',
      onOk: () => open.mutateAsync({ params: { id }, body: { version, endsOn: endsOn ?? undefined } }).catch(() => undefined),
    });
  return (
    <Alert
      type="info"
      showIcon
      title="评审已通过，等待公示"
      description={
        <Flex gap={12} align="center" wrap>
          <span title={days && `${days.doc}${days.article}`}>{days ? `按规定公示 ${days.value} 个工作日；需要更长的，请选择截止日期` : '按规定的工作日数公示'}</span>
          <div style={{ width: 200 }}>
            <DateField value={endsOn} onChange={setEndsOn} notBefore={today()} placeholder="按规定期限" />
          </div>
          <Button type="primary" onClick={ask}>
            开始公示
          </Button>
        </Flex>
      }
    />
  );
}

function Publish({ item: { id, version, title, notice }, openObjections, onDone }: Props) {
  const { modal } = App.useApp();
  const publish = useAction(caseReviewsApi.publish, { done: '已发布到案例库', onDone: () => void onDone() });
  const waits = notice && !notice.ended ? `公示至${dateText(notice.endsOn)}，期满后才能发布` : openObjections ? `还有 ${openObjections} 条异议没有答复，答复后才能发布` : null;
  const ask = () =>
    modal.confirm({
      title: `发布《${title}》？`,
      content: '发布后进入案例库，全体党员可读、可借鉴，作者按规则得分。',
      okText: '发布',
      onOk: () => publish.mutateAsync({ params: { id }, body: { version } }).catch(() => undefined),
    });
  return (
    <Alert
      type={waits ? 'info' : 'success'}
      showIcon
      title={waits ?? '公示期满，异议已全部答复，可以发布'}
      action={
        <Button type="primary" disabled={waits !== null || openObjections === null} onClick={ask}>
          发布到案例库
        </Button>
      }
    />
  );
}
