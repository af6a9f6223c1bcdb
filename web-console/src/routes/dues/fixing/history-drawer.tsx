import { duesApi, type DuesFixing, type Id } from '@xianfeng/shared-types';
import { Collapse, Empty, Flex, Typography } from 'antd';
import { yuanText } from '@xianfeng/client-core';
import { useApi } from '@/shared/api';
import { dateTimeText, monthText } from '@/shared/format';
import { QueryView, SideDrawer, ToneTag } from '@/shared/ui';
import { Explanation } from '../parts/explanation';

interface Props {
  /** Null: closed. */
  member: { id: Id; name: string } | null;
  onClose: () => void;
}

/** All fixings of a member with how each amount came about. */
export function HistoryDrawer({ member, onClose }: Props) {
  return (
    <SideDrawer open={member !== null} onClose={onClose} size={760} title={member ? `${member.name}的历次核定` : ''}>
      {member && <History id={member.id} />}
    </SideDrawer>
  );
}

function History({ id }: { id: Id }) {
  const query = useApi(duesApi.memberFixings, { params: { id } });
  return (
    <QueryView query={query}>
      {(fixings) =>
        fixings.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有核定过" /> : <Collapse defaultActiveKey={[fixings[0].id]} items={fixings.map((fixing) => ({ key: fixing.id, label: <Head fixing={fixing} />, children: <Body fixing={fixing} /> }))} />
      }
    </QueryView>
  );
}

function Head({ fixing: { fromMonth, toMonth, monthlyFen, superseded } }: { fixing: DuesFixing }) {
  return (
    <Flex justify="space-between" gap={12}>
      <span>{`${monthText(fromMonth)}${toMonth ? `至${monthText(toMonth)}` : '起'}，每月 ${yuanText(monthlyFen)} 元`}</span>
      {superseded && <ToneTag tone="grey" text="已被取代" />}
    </Flex>
  );
}

function Body({ fixing: { explanation, fixedBy, fixedAt, reason } }: { fixing: DuesFixing }) {
  return (
    <Flex vertical gap={8}>
      <Explanation explanation={explanation} />
      <Typography.Text type="secondary">{[fixedBy ?? '系统', dateTimeText(fixedAt), reason && `原因：${reason}`].filter(Boolean).join(' · ')}</Typography.Text>
    </Flex>
  );
}
