import type { Id } from '@xianfeng/shared-types';
import { Flex, Radio } from 'antd';
import { NamedOrgField } from '@/shared/org';

export interface Place {
  id: Id;
  name: string;
}

interface Props {
  /** Handed in by Form.Item; null: everybody. */
  value?: Place | null;
  onChange?: (place: Place | null) => void;
  /** Chosen first for a part of the tree. */
  suggestion: Place;
}

/** Everybody, or one organisation with those below it. */
export function PlaceField({ value = null, onChange, suggestion }: Props) {
  return (
    <Flex vertical gap={8}>
      <Radio.Group
        value={value ? 'part' : 'all'}
        onChange={({ target }) => onChange?.(target.value === 'part' ? suggestion : null)}
        options={[{ value: 'all', label: '全集团' }, { value: 'part', label: '某个组织及其下级' }]}
      />
      {value && <NamedOrgField label="适用组织" value={value} onChange={onChange} />}
    </Flex>
  );
}
