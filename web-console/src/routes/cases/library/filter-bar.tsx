import { libraryApi } from '@xianfeng/shared-types';
import { Button, DatePicker, Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useApi } from '@/shared/api';
import { OrgPicker } from '@/shared/org';
import type { LibraryFilterState } from './use-library-filter';

interface Props extends Pick<LibraryFilterState, 'choice' | 'change'> {
  placeholder: string;
}

/** Words, category, organisation, tag and time of publication. */
export function FilterBar({ choice, change, placeholder }: Props) {
  const categories = useApi(libraryApi.categories, {});
  const tags = useApi(libraryApi.tags, {});
  const { q, category, orgId, orgName, tag, from, to } = choice;
  const chosen = q || category || orgId || tag || from || to;
  return (
    <Flex gap={8} wrap align="center" role="search" aria-label="筛选案例" style={{ marginBottom: 12 }}>
      <Input.Search key={q ?? ''} allowClear defaultValue={q} aria-label={placeholder} placeholder={placeholder} maxLength={60} style={{ width: 260 }} onSearch={(words) => change({ q: words.trim() })} />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="分类"
        placeholder="全部分类"
        value={category}
        style={{ width: 180 }}
        popupMatchSelectWidth={false}
        options={categories.data?.map(({ code, name, count }) => ({ value: code, label: `${name}（${count}）` }))}
        onChange={(code) => change({ category: code ?? '' })}
      />
      <OrgPicker label="组织" placeholder="全部组织" value={orgName ?? null} selected={orgId} onChoose={({ id, name }) => change({ orgId: id, orgName: name })} />
      <Select
        allowClear
        showSearch
        aria-label="标签"
        placeholder="全部标签"
        value={tag}
        style={{ width: 160 }}
        popupMatchSelectWidth={false}
        options={tags.data?.map((row) => ({ value: row.tag, label: `${row.tag}（${row.count}）` }))}
        onChange={(next) => change({ tag: next ?? '' })}
      />
      <DatePicker.RangePicker
        aria-label="发布时间"
        allowEmpty={[true, true]}
        placeholder={['发布起始', '发布截止']}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        style={{ width: 250 }}
        onChange={(range) => change({ from: range?.[0]?.format('YYYY-MM-DD') ?? '', to: range?.[1]?.format('YYYY-MM-DD') ?? '' })}
      />
      {chosen && (
        <Button type="link" onClick={() => change({ q: '', category: '', orgId: '', orgName: '', tag: '', from: '', to: '' })}>
          清除筛选
        </Button>
      )}
    </Flex>
  );
}
