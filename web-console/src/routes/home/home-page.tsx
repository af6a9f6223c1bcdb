import { consoleHomeApi, type ConsoleHome } from '@xianfeng/shared-types';
import { Col, Flex, Row, Skeleton } from 'antd';
import { useApi } from '@/shared/api';
import { ConsolePage, QueryView } from '@/shared/ui';
import { Changes } from './changes';
import { Months } from './months';
import { Terms } from './terms';
import { Todos } from './todos';

/** What waits for me, where the month stands, and what changed since I was here. */
export default function HomePage() {
  const home = useApi(consoleHomeApi.show, {});
  return (
    <ConsolePage title={home.data ? `${home.data.name}，您好` : '首页'} hint={home.data?.orgName}>
      <QueryView query={home} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {(data) => <Desk home={data} />}
      </QueryView>
    </ConsolePage>
  );
}

function Desk({ home }: { home: ConsoleHome }) {
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={14}>
        <Flex vertical gap={16}>
          <Todos todos={home.todos} />
          <Changes since={home.since} changes={home.changes} />
        </Flex>
      </Col>
      <Col xs={24} xl={10}>
        <Flex vertical gap={16}>
          {home.months.length > 0 && <Months months={home.months} />}
          <Terms terms={home.expiringTerms} rule={home.termRule} />
        </Flex>
      </Col>
    </Row>
  );
}
