import { orgsApi, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useApi } from '../api';
import { OrgPicker } from './org-picker';

interface Props {
  /** Handed in by Form.Item. */
  value?: Id;
  onChange?: (id: Id) => void;
  label?: string;
  placeholder?: string;
}

/** An organisation in a form. */
export function OrgField({ value, onChange, label = '选择组织', placeholder }: Props) {
  const [chosen, setChosen] = useState<{ id: Id; name: string } | null>(null);
  const known = chosen?.id === value ? chosen : null;
  const detail = useApi(orgsApi.detail, { params: { id: value ?? '' } }, { enabled: Boolean(value) && !known });
  const choose = ({ id, name }: { id: Id; name: string }) => {
    setChosen({ id, name });
    onChange?.(id);
  };
  return <OrgPicker block label={label} placeholder={placeholder} value={value ? (known?.name ?? detail.data?.name ?? '…') : null} selected={value} onChoose={choose} />;
}
