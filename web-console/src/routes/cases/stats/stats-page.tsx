import { caseStatsApi, libraryApi, type CaseFigures } from '@xianfeng/shared-types';
import { Card, DatePicker, Flex, Select, Skeleton, Statistic } from 'antd';
import dayjs from 'dayjs';
import { useAddress } from '@/shared/address';
import { useApi } from '@/shared/api';
import { today } from '@/shared/format';
import { OrgPicker, useScope } from '@/shared/org';
import { ConsolePage, QueryView } from '@/shared/ui';
import { CategoryFigures } from './category-figures';
import { MonthFigures } from './month-figures';
import { OrgFigures } from './org-figures';

/** Twelve months of cases: how many, of what kind, from where, and how quickly they are judged. */
export default function StatsPage() {
  const scope = useScope();
  const [chosen, choose] = useAddress(['from', 'to', 'category', 'orgId']);
  const query = { ...chosen, orgId: chosen.orgId ?? scope.orgId };
  const stats = useApi(caseStatsApi.stats, { query }, { keep: true });
  const categories = useApi(libraryApi.categories, {});
  return (
    <ConsolePage title="案例统计">
      <Flex gap={8} wrap align="center" role="search" aria-label="统计条件" style={{ marginBottom: 16 }}>
        <OrgPicker label="组织" value={stats.data?.org.name ?? scope.orgName} selected={query.orgId} onChoose={({ id }) => choose({ orgId: id })} />
        <DatePicker.RangePicker
          picker="month"
          allowClear
          placeholder={['起始月份', '截止月份']}
          value={stats.data ? [dayjs(stats.data.from), dayjs(stats.data.to)] : null}
          disabledDate={(day) => day.isAfter(today(), 'month')}
          onChange={(range) => choose({ from: range?.[0]?.format('YYYY-MM'), to: range?.[1]?.format('YYYY-MM') })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="分类"
          placeholder="全部分类"
          value={query.category}
          style={{ width: 200 }}
          options={categories.data?.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(category) => choose({ category })}
        />
      </Flex>
      <QueryView query={stats} skeleton={<Skeleton active paragraph={{ rows: 16 }} />}>
        {(data) => (
          <Flex vertical gap={16}>
            <Totals total={data.total} />
            <MonthFigures stats={data} category={query.category} />
            <OrgFigures stats={data} category={query.category} onOpen={(orgId) => choose({ orgId })} />
            <CategoryFigures stats={data} onOpen={(category) => choose({ category })} />
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

function Totals({ total }: { total: CaseFigures }) {
  return (
    <Card>
      <Flex gap={64} wrap>
        <Statistic title="提交" value={total.submitted} suffix="篇" />
        <Statistic title="发布" value={total.published} suffix="篇" />
        <Statistic title="借鉴" value={total.adopted} suffix="次" />
        <Statistic title="提交到发布（中位数）" value={total.medianReviewDays ?? '—'} suffix={total.medianReviewDays === null ? undefined : '天'} />
      </Flex>
    </Card>
  );
}
