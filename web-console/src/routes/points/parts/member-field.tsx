import { membersApi, type Id } from '@xianfeng/shared-types';
import { Empty, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi } from '@/shared/api';

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: Id;
  onChange?: (id: Id | undefined) => void;
  /** Looks among its members and those below it. */
  orgId?: Id;
  /** Only its own members. */
  here?: boolean;
  placeholder?: string;
  width?: number | string;
}

/** A member found by name. */
export function MemberField({ id, value, onChange, orgId, here, placeholder = '党员姓名', width = '100%' }: Props) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useApi(membersApi.list, { query: { q: q || undefined, orgId, reach: here ? 'self' : 'subtree', limit: 20 } }, { enabled: Boolean(orgId), keep: true });
  return (
    <Select
      id={id}
      allowClear
      aria-label={placeholder}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      disabled={!orgId}
      style={{ width }}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有这样的党员" />}
      options={found.data?.items.map((member) => ({ value: member.id, label: here ? member.name : `${member.name}（${member.org.name}）` }))}
    />
  );
}
