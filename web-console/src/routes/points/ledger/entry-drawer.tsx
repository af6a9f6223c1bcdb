import { entryState } from '@xianfeng/client-core';
import { pointsApi, type Id, type PointEntry } from '@xianfeng/shared-types';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction, useApi } from '@/shared/api';
import { signedScore } from '@/shared/format';
import { useCan } from '@/shared/session';
import { QueryView, ReasonDialog, SideDrawer, ToneTag } from '@/shared/ui';
import { EntryFacts } from '../parts/entry-facts';

interface Props {
  /** Null: closed. */
  id: Id | null;
  onShow: (id: Id) => void;
  onClose: () => void;
}

/** One entry explained, with what became of it. */
export function EntryDrawer({ id, onShow, onClose }: Props) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={520} title="这笔积分怎么来的">
      {id && <Content id={id} onShow={onShow} />}
    </SideDrawer>
  );
}

function Content({ id, onShow }: { id: Id; onShow: (id: Id) => void }) {
  const query = useApi(pointsApi.entry, { params: { id } });
  return (
    <QueryView query={query}>
      {(entry) => (
        <Flex vertical gap={16}>
          <EntryFacts entry={entry} />
          <Became entry={entry} onShow={onShow} />
          {entry.allowedActions.includes('reverse') && <Reversal entry={entry} onDone={({ id: next }) => onShow(next)} />}
        </Flex>
      )}
    </QueryView>
  );
}

function Became({ entry, onShow }: { entry: PointEntry; onShow: (id: Id) => void }) {
  const { reversesId, reversedById, appeal } = entry;
  const can = useCan();
  const state = entryState(entry);
  const other = reversesId ?? reversedById;
  if (!state) return null;
  return (
    <Flex gap={12} align="center" wrap>
      <ToneTag {...state} />
      {other && (
        <Button type="link" size="small" onClick={() => onShow(other)}>
          {reversesId ? '查看被冲销的记录' : '查看冲销记录'}
        </Button>
      )}
      {appeal && can('point:answer-appeal') && <Link to={`/points/appeals/${appeal.id}`}>查看申诉</Link>}
    </Flex>
  );
}

function Reversal({ entry, onDone }: { entry: PointEntry; onDone: (reversal: PointEntry) => void }) {
  const [asking, setAsking] = useState(false);
  const reverse = useAction(pointsApi.reverse, {
    done: '已冲销',
    refresh: [pointsApi.ledger, pointsApi.entry],
    onDone: (reversal) => {
      setAsking(false);
      onDone(reversal);
    },
  });
  return (
    <div>
      <Button danger onClick={() => setAsking(true)}>
        冲销这笔积分
      </Button>
      <ReasonDialog
        open={asking}
        title="冲销这笔积分？"
        label="冲销原因"
        okText="冲销"
        danger
        max={500}
        busy={reverse.isPending}
        onOk={(reason) => reverse.mutate({ params: { id: entry.id }, body: { reason } })}
        onCancel={() => setAsking(false)}
      >
        <Typography.Paragraph>
          {`将新增一笔 ${signedScore(-entry.deltaCenti)} 分的冲销记录；该月已结账的，计入当前月份。原记录保留，本人能看到原因，冲销后不能撤回。`}
        </Typography.Paragraph>
      </ReasonDialog>
    </div>
  );
}
