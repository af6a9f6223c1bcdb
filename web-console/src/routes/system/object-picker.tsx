import { roleDeskApi, type FindableObject, type Id } from '@xianfeng/shared-types';
import { Select, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useApi } from '@/shared/api';

const HINTS: Record<FindableObject, string> = { member: '姓名或拼音首字母', case: '案例标题中的字', appeal: '申诉人姓名', bulletin: '通报标题中的字' };

export interface Picked {
  id: Id;
  title: string;
}

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  type: FindableObject;
  value?: Picked | null;
  onChange?: (picked: Picked | null) => void;
  label: string;
  width?: number | string;
}

/** Chooses a member or a thing by a few letters, out of what the officer may read rights of. */
export function ObjectPicker({ id, type, value, onChange, label, width = '100%' }: Props) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useApi(roleDeskApi.find, { query: { type, q } }, { enabled: q !== '', keep: true });
  const items = q === '' ? [] : (found.data?.items ?? []);
  const chosen = value && !items.some((item) => item.id === value.id) ? [{ value: value.id, label: value.title, note: '' }] : [];
  return (
    <Select
      id={id}
      allowClear
      aria-label={label}
      placeholder={HINTS[type]}
      style={{ width }}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value?.id ?? null}
      loading={q !== '' && found.isFetching}
      notFoundContent={q === '' ? `请输入${HINTS[type]}` : found.isFetching ? '正在查找' : '没有找到'}
      options={[...chosen, ...items.map(({ id: key, title, note }) => ({ value: key, label: title, note }))]}
      optionRender={({ data }) => (
        <>
          {data.label} <Typography.Text type="secondary">{data.note}</Typography.Text>
        </>
      )}
      onChange={(next: Id | null | undefined, option) => onChange?.(next && option && !Array.isArray(option) ? { id: next, title: option.label } : null)}
    />
  );
}
