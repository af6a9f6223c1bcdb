import { MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_POSTS, MEMBER_STATUSES, type Id, type MemberTableQuery } from '@xianfeng/shared-types';
import { Input, InputNumber, Select, Space } from 'antd';
import { OrgPicker } from '@/shared/org';
import { optionsOf } from '@/shared/ui';
import type { MemberChoice } from './use-member-filter';

interface Props {
  query: MemberTableQuery;
  orgId: Id;
  orgName: string | null;
  onChange: (change: MemberChoice) => void;
}

const PHONES = { present: '已登记手机', missing: '未登记手机' };

/** What the roster is narrowed by. */
export function MemberFilters({ query, orgId, orgName, onChange }: Props) {
  const oneOf = (key: 'category' | 'kind' | 'post' | 'phone', label: string, labels: Record<string, string>) => (
    <Select aria-label={label} allowClear placeholder={label} value={query[key]} options={optionsOf(labels)} onChange={(value?: string) => onChange({ [key]: value ?? null })} style={{ width: 104 }} />
  );
  const age = (key: 'ageFrom' | 'ageTo', label: string) => (
    <InputNumber aria-label={label} placeholder={label} min={18} max={120} precision={0} value={query[key]} onChange={(value) => onChange({ [key]: value === null ? null : String(value) })} style={{ width: 68 }} />
  );
  return (
    <>
      <OrgPicker label="名册所属组织" value={orgName} selected={orgId} onChoose={({ id }) => onChange({ org: id })} />
      <Input.Search
        key={query.q ?? ''}
        allowClear
        placeholder="姓名、拼音、手机、证件号"
        aria-label="查找党员"
        defaultValue={query.q}
        onSearch={(q) => onChange({ q: q.trim() || null })}
        style={{ width: 192 }}
      />
      <Select aria-label="党籍状态" value={query.status} options={optionsOf(MEMBER_STATUSES)} onChange={(status) => onChange({ status })} style={{ width: 96 }} />
      {oneOf('category', '人员类别', MEMBER_CATEGORIES)}
      {oneOf('kind', '分类管理', MEMBER_KINDS)}
      {oneOf('post', '党内职务', MEMBER_POSTS)}
      {oneOf('phone', '手机', PHONES)}
      <Space.Compact>
        {age('ageFrom', '年龄起')}
        {age('ageTo', '年龄止')}
      </Space.Compact>
    </>
  );
}
