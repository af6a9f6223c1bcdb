import { duesApi, type DuesRule, type Id } from '@xianfeng/shared-types';
import { Flex, Skeleton, Table, Typography } from 'antd';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { useCan } from '@/shared/session';
import { QueryView } from '@/shared/ui';
import { ruleValue } from './fixing-words';

/** The numbers that dues are counted by, each with document and article. */
export function RulesTable({ orgId }: { orgId: Id }) {
  const can = useCan();
  const query = useApi(duesApi.rules, { query: { orgId } });
  return (
    <>
      <Flex justify="space-between" gap={12} style={{ marginBottom: 12 }}>
        <Typography.Text type="secondary">现行有效的规则。数值改变时新增一条有生效日期的规则，以前的月份仍按当时的规则计算。</Typography.Text>
        {can('setting:write') && <Link to="/system/settings">到系统设置中调整</Link>}
      </Flex>
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {(rules) => (
          <Table<DuesRule>
            size="small" rowKey="code" dataSource={rules} pagination={false}
            columns={[
              { title: '规则', dataIndex: 'title', width: '36%' },
              { title: '数值', width: 140, align: 'right', render: (_, rule) => ruleValue(rule) },
              { title: '依据文件', dataIndex: 'doc' },
              { title: '条款', dataIndex: 'article', width: 180 },
            ]}
          />
        )}
      </QueryView>
    </>
  );
}
