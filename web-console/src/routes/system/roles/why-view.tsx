import { roleDeskApi, type ObjectAccessQuery } from '@xianfeng/shared-types';
import { Card, Col, Empty, Row, Skeleton } from 'antd';
import { useApi } from '@/shared/api';
import { QueryView, Section } from '@/shared/ui';
import { WhyAnswer } from './why-answer';
import { useQuestion, WhyForm } from './why-form';

/** Asks why somebody may or may not do something with a thing, and answers gate by gate. */
export function WhyView() {
  const { question } = useQuestion();
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={9} xxl={7}>
        <Section title="问题">
          <WhyForm />
        </Section>
      </Col>
      <Col xs={24} lg={15} xxl={17}>
        {question ? (
          <Answer question={question} />
        ) : (
          <Card>
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="选好党员、权限和对象，这里逐项说明能不能办、卡在哪一步、怎样解决" />
          </Card>
        )}
      </Col>
    </Row>
  );
}

function Answer({ question }: { question: ObjectAccessQuery }) {
  const answer = useApi(roleDeskApi.explainObject, { query: question });
  return (
    <QueryView query={answer} skeleton={<Card><Skeleton active paragraph={{ rows: 8 }} /></Card>}>
      {(data) => <WhyAnswer answer={data} />}
    </QueryView>
  );
}
