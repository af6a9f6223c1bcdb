import type { IsoDate, OrgDetail } from '@xianfeng/shared-types';
import { Button, Descriptions, Typography } from 'antd';
import { Link } from 'react-router';
import { dateText } from '@/shared/format';

const day = (date: IsoDate | null): string => (date ? dateText(date) : '未登记');

/** What the roster of organisations says. */
export function OrgFacts({ org }: { org: OrgDetail }) {
  const items = [
    { key: 'members', label: '党员', children: <Link to={`/members?org=${org.id}`}>{org.memberCount} 人</Link> },
    { key: 'children', label: '下级组织', children: `${org.childCount} 个` },
    { key: 'short', label: '简称', children: org.shortName },
    { key: 'upper', label: '上级系统代码', children: org.upperCode ?? '未登记' },
    { key: 'founded', label: '成立日期', children: day(org.foundedOn) },
    { key: 'term', label: '本届任期', children: org.termStart || org.termEnd ? `${day(org.termStart)} 至 ${day(org.termEnd)}` : '未登记' },
    ...(org.endsOn ? [{ key: 'ends', label: '临时组织到期', children: day(org.endsOn) }] : []),
    ...(org.closedOn ? [{ key: 'closed', label: '撤销日期', children: day(org.closedOn) }] : []),
    { key: 'address', label: '地址', children: org.address ?? '未登记' },
    { key: 'location', label: '坐标', children: org.location ? `${org.location.latitude}，${org.location.longitude}` : '未登记' },
  ];
  return (
    <>
      <Descriptions column={2} size="small" bordered items={items} styles={{ label: { width: 130 } }} />
      <h3 style={{ fontSize: 14, margin: '20px 0 8px' }}>所在单位</h3>
      {org.units.length === 0 && <Typography.Text type="secondary">未登记</Typography.Text>}
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {org.units.map(({ name, creditCode }) => (
          <li key={name}>
            {name}
            {creditCode && <Typography.Text type="secondary"> · 统一社会信用代码 {creditCode}</Typography.Text>}
          </li>
        ))}
      </ul>
      <Link to={`/members?org=${org.id}`}>
        <Button style={{ marginTop: 20 }} tabIndex={-1}>
          查看党员名册
        </Button>
      </Link>
    </>
  );
}
