import { BULLETIN_ACTION_LABELS } from '@xianfeng/client-core';
import { bulletinsApi, type Bulletin, type BulletinVersion } from '@xianfeng/shared-types';
import { Collapse, Empty, Tabs, Timeline, Typography } from 'antd';
import { useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { QueryView, SideDrawer } from '@/shared/ui';

interface Props {
  bulletin: Bulletin;
  open: boolean;
  onClose: () => void;
}

/** What was done with the bulletin, and what it said after each edit. */
export function HistoryDrawer({ bulletin, open, onClose }: Props) {
  return (
    <SideDrawer open={open} onClose={onClose} size={640} title="经过与版本">
      <Tabs
        items={[
          { key: 'steps', label: '办理经过', children: <Course bulletin={bulletin} /> },
          { key: 'versions', label: '历次文稿', children: <Versions id={bulletin.id} /> },
        ]}
      />
    </SideDrawer>
  );
}

function Course({ bulletin: { history } }: { bulletin: Bulletin }) {
  const items = [...history].reverse().map(({ at, by, action, reason }) => ({
    key: at + action,
    color: action === 'return' ? 'red' : action === 'publish' ? 'green' : 'gray',
    content: (
      <>
        <div>{BULLETIN_ACTION_LABELS[action]}</div>
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>{`${dateTimeText(at)} · ${by}`}</Typography.Text>
        {reason && <div style={{ overflowWrap: 'anywhere' }}>{reason}</div>}
      </>
    ),
  }));
  return <Timeline items={items} />;
}

function Versions({ id }: { id: string }) {
  const query = useApi(bulletinsApi.versions, { params: { id } });
  return (
    <QueryView query={query}>
      {(versions) =>
        versions.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有保存的文稿" />
        ) : (
          <Collapse
            defaultActiveKey={versions[0].version}
            items={versions.map((version, index) => ({
              key: version.version,
              label: `${index === versions.length - 1 ? '初稿' : `第 ${versions.length - index} 稿`} · ${dateTimeText(version.at)} · ${version.by}`,
              children: <Words version={version} />,
            }))}
          />
        )
      }
    </QueryView>
  );
}

function Words({ version: { title, paragraphs, items } }: { version: BulletinVersion }) {
  return (
    <div className="bulletin-version">
      <p>
        <strong>{title}</strong>
      </p>
      {paragraphs.map(({ heading, text }, index) => (
        <p key={index}>{`${heading}\n${text}`}</p>
      ))}
      {items.map(({ orgName, problem, action, dueOn }, index) => (
        <p key={`item-${index}`}>{`${orgName}：${problem}；${action}（${dateText(dueOn)}前完成）`}</p>
      ))}
    </div>
  );
}
