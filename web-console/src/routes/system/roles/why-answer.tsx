import type { ObjectAccess } from '@xianfeng/shared-types';
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useCan } from '@/shared/session';
import { GrantDialog } from './grant-dialog';
import { useQuestion } from './why-form';

/** The answer in one sentence, the gates in their order, and the way on. */
export function WhyAnswer({ answer: { allowed, object, sentence, remedy, steps, reasons } }: { answer: ObjectAccess }) {
  const can = useCan();
  const { member } = useQuestion();
  const [granting, setGranting] = useState(false);
  const grantHelps = steps.find(({ passed }) => !passed)?.gate;
  return (
    <Card>
      <Flex vertical gap={20}>
        <Alert
          type={allowed ? 'success' : 'warning'}
          showIcon
          title={allowed ? '能' : '不能'}
          description={
            <>
              <div>{sentence}</div>
              {remedy && <div>解决办法：{remedy}</div>}
            </>
          }
          action={
            !allowed && (grantHelps === 'permission' || grantHelps === 'scope') && can('role:grant') && (
              <Button size="small" onClick={() => setGranting(true)}>
                授予角色
              </Button>
            )
          }
        />
        <section>
          <Typography.Title level={2} style={{ fontSize: 15 }}>
            逐项核对：{object.typeName}“{object.title}”（{object.orgName}）
          </Typography.Title>
          <Timeline
            style={{ marginTop: 16 }}
            items={steps.map(({ gate, name, passed, sentence: why }) => ({
              key: gate,
              icon: passed ? <CheckCircleFilled aria-label="通过" style={{ color: 'var(--ant-color-success)' }} /> : <CloseCircleFilled aria-label="未通过" style={{ color: 'var(--ant-color-error)' }} />,
              content: (
                <>
                  <strong>{name}</strong>
                  <div>{why}</div>
                </>
              ),
            }))}
          />
        </section>
        {reasons.length > 0 && (
          <section>
            <Typography.Title level={2} style={{ fontSize: 15 }}>
              权限来源
            </Typography.Title>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {reasons.map((reason) => (
                <li key={`${reason.role} ${reason.orgId} ${reason.reach}`}>{reason.sentence}</li>
              ))}
            </ul>
          </section>
        )}
      </Flex>
      <GrantDialog open={granting} member={member ?? undefined} onClose={() => setGranting(false)} />
    </Card>
  );
}
