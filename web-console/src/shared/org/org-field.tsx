import { orgsApi, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useApi } from '../api';
import { OrgPicker } from './org-picker';

export interface NamedOrg {
  id: Id;
  name: string;
}

interface Props<V> {
  /** Handed in by Form.Item. */
  value?: V;
  onChange?: (value: V) => void;
  label?: string;
  placeholder?: string;
}

/** An organisation in a form that keeps its name with it. */
export function NamedOrgField({ value, onChange, label = '选择组织', placeholder }: Props<NamedOrg>) {
  return <OrgPicker block label={label} placeholder={placeholder} value={value?.name ?? null} selected={value?.id} onChoose={({ id, name }) => onChange?.({ id, name })} />;
}

/** An organisation in a form. */
export function OrgField({ value, onChange, ...words }: Props<Id>) {
  const [chosen, setChosen] = useState<NamedOrg | null>(null);
  const known = chosen?.id === value ? chosen : null;
  const detail = useApi(orgsApi.detail, { params: { id: value ?? '' } }, { enabled: Boolean(value) && !known });
  const choose = (org: NamedOrg) => {
    setChosen(org);
    onChange?.(org.id);
  };
  return <NamedOrgField {...words} value={value ? { id: value, name: known?.name ?? detail.data?.name ?? '…' } : undefined} onChange={choose} />;
}
