import { auditApi } from '@xianfeng/shared-types';
import { Button, DatePicker, Flex, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useApi } from '@/shared/api';
import { OrgPicker } from '@/shared/org';
import { ObjectPicker } from '../object-picker';
import { AUDIT_KEYS, type AuditChoice } from './audit-query';

interface Props {
  choice: AuditChoice;
  change: (next: Partial<Record<keyof AuditChoice, string | null>>) => void;
}

const NOTHING = Object.fromEntries(AUDIT_KEYS.map((key) => [key, null]));

/** Person, act, kind of object, organisation and time; one object is chosen from its entry. */
export function AuditFilter({ choice: { person, personName, objectType, object, objectName, action, org, orgName, from, to }, change }: Props) {
  const words = useApi(auditApi.words, {});
  const choices = (list?: { code: string; name: string }[]) => list?.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Flex gap={8} wrap align="center" role="search" aria-label="筛选日志" style={{ marginBottom: 12 }}>
      <ObjectPicker type="member" label="操作人" width={180} value={person ? { id: person, title: personName ?? '' } : null} onChange={(picked) => change({ person: picked?.id ?? null, personName: picked?.title ?? null })} />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="操作"
        placeholder="全部操作"
        style={{ width: 190 }}
        popupMatchSelectWidth={false}
        value={action}
        options={choices(words.data?.actions)}
        onChange={(next) => change({ action: next ?? null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="对象类别"
        placeholder="全部对象"
        style={{ width: 140 }}
        value={objectType}
        options={choices(words.data?.objectTypes)}
        onChange={(next) => change({ objectType: next ?? null, object: null, objectName: null })}
      />
      <OrgPicker label="组织" placeholder="全部组织" value={orgName ?? null} selected={org} onChoose={({ id, name }) => change({ org: id, orgName: name })} />
      <DatePicker.RangePicker
        aria-label="日期"
        allowEmpty={[true, true]}
        placeholder={['开始日期', '结束日期']}
        style={{ width: 250 }}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(range) => change({ from: range?.[0]?.format('YYYY-MM-DD') ?? null, to: range?.[1]?.format('YYYY-MM-DD') ?? null })}
      />
      {object && (
        <Tag closable={{ 'aria-label': '不限对象' }} onClose={() => change({ object: null, objectName: null })}>
          只看：{objectName}
        </Tag>
      )}
      {(person || action || objectType || object || org || from || to) && (
        <Button type="link" onClick={() => change(NOTHING)}>
          清除筛选
        </Button>
      )}
    </Flex>
  );
}
