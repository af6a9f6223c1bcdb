import { membersApi, type Id, type MemberOrg } from '@xianfeng/shared-types';
import { Empty, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi } from '../api';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: Id;
  onChange?: (id: Id | undefined) => void;
  /** Looks among its members and those below it. */
  orgId?: Id;
  /** Told where the chosen one belongs. */
  onOrg?: (org: MemberOrg) => void;
  placeholder?: string;
  width?: number | string;
}

/** A member found by name. */
export function MemberField({ id, value, onChange, orgId, onOrg, placeholder = '党员姓名', width = '100%' }: Props) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useApi(membersApi.list, { query: { q: q || undefined, orgId, limit: 20 } }, { enabled: Boolean(orgId), keep: true });
  const choose = (chosen: Id | undefined) => {
    const org = found.data?.items.find((member) => member.id === chosen)?.org;
    if (org) onOrg?.(org);
    onChange?.(chosen);
  };
  return (
    <Select
      id={id}
      allowClear
      // In a form the field's own label names it.
      aria-label={id ? undefined : placeholder}
      placeholder={placeholder}
      value={value}
      onChange={choose}
      disabled={!orgId}
      style={{ width }}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的党员" />}
      options={found.data?.items.map((member) => ({ value: member.id, label: `${member.name}（${member.org.name}）` }))}
    />
  );
}
