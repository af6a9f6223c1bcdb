import { auditApi, type AuditItem } from '@xianfeng/shared-types';
import { Button, Descriptions, Flex, Typography } from 'antd';
import { useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { SideDrawer } from '@/shared/ui';
import type { AuditChoice } from './audit-query';
import { detailLines } from './detail-lines';

interface Props {
  /** Null: closed. */
  item: AuditItem | null;
  next: (() => void) | null;
  previous: (() => void) | null;
  onFilter: (filter: AuditChoice) => void;
  onClose: () => void;
}

/** One act with everything that is on record. */
export function AuditDrawer({ item, next, previous, onFilter, onClose }: Props) {
  return (
    <SideDrawer open={item !== null} size={620} title={item?.actionName ?? ''} onClose={onClose}>
      {item && (
        <Flex vertical gap={20}>
          <Flex gap={8} wrap>
            <Button size="small" disabled={!previous} onClick={() => previous?.()}>上一条</Button>
            <Button size="small" disabled={!next} onClick={() => next?.()}>下一条</Button>
            {item.actor && <Button size="small" onClick={() => onFilter({ person: item.actor!.id, personName: item.actor!.name })}>只看此人的操作</Button>}
            <Button size="small" onClick={() => onFilter({ objectType: item.objectType, object: item.objectId, objectName: item.title || item.objectTypeName })}>只看此对象的记录</Button>
          </Flex>
          <Descriptions
            column={1}
            size="small"
            bordered
            styles={{ label: { width: 110 } }}
            items={[
              { key: 'at', label: '时间', children: dateTimeText(item.at) },
              { key: 'actor', label: '操作人', children: item.actor ? `${item.actor.name}（${item.actor.orgName}）` : '系统' },
              { key: 'object', label: '对象', children: `${item.objectTypeName}${item.title && `：${item.title}`}` },
              { key: 'org', label: '所属组织', children: item.org?.name ?? '平台' },
              { key: 'seq', label: '封存序号', children: item.seq ?? '待封存（几秒内完成）' },
              { key: 'request', label: '请求编号', children: <Typography.Text copyable={item.requestId !== ''}>{item.requestId || '—'}</Typography.Text> },
            ]}
          />
          <Detail item={item} />
        </Flex>
      )}
    </SideDrawer>
  );
}

function Detail({ item }: { item: AuditItem }) {
  const words = useApi(auditApi.words, {});
  const lines = detailLines(item, words.data?.fields ?? []);
  if (lines.length === 0) return <Typography.Text type="secondary">没有更多内容。</Typography.Text>;
  return (
    <Descriptions
      title={<h2 style={{ font: 'inherit', margin: 0 }}>内容</h2>}
      column={1}
      size="small"
      bordered
      styles={{ label: { width: 150 } }}
      items={lines.map(({ key, name, text }) => ({ key, label: name, children: text }))}
    />
  );
}
