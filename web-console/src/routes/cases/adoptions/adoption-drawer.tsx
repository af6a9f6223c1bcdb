import { ADOPTION_TONES, effectText } from '@xianfeng/client-core';
import { adoptionsApi, type Adoption, type Id } from '@xianfeng/shared-types';
import { Alert, Card, Descriptions, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { QueryView, SideDrawer, ToneTag } from '@/shared/ui';
import { StepHistory } from '../parts/step-history';
import { ConfirmForm } from './confirm-form';

interface Props {
  /** Null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** One adoption: plan, results, and the confirmation that makes them count. */
export function AdoptionDrawer({ id, onClose }: Props) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={720} title="借鉴记录">
      {id && <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: Id }) {
  const adoption = useApi(adoptionsApi.detail, { params: { id } });
  return (
    <QueryView query={adoption}>
      {(item) => (
        <Flex vertical gap={16}>
          <Head item={item} />
          {item.closedReason && <Alert type="info" showIcon title={`${item.statusName}：${item.closedReason}`} />}
          <Part title="成效">
            {item.results.length === 0 && <Typography.Text type="secondary">还没有填报成效</Typography.Text>}
            {item.results.map(({ id: key, stage, done, effects, submittedByName, submittedAt }) => (
              <Card key={key} size="small" style={{ marginBottom: 8 }}>
                <Typography.Text type="secondary">{`${stage} 天成效 · ${submittedByName} · ${dateTimeText(submittedAt)}`}</Typography.Text>
                <Typography.Paragraph style={{ margin: '8px 0', whiteSpace: 'pre-wrap' }}>{done}</Typography.Paragraph>
                {effects.map((effect, index) => (
                  <Tag key={index} color="green">
                    {effectText(effect)}
                  </Tag>
                ))}
              </Card>
            ))}
            {item.allowedActions.includes('confirm') && <ConfirmForm item={item} />}
          </Part>
          <Part title="办理过程">
            <StepHistory steps={item.steps} />
          </Part>
        </Flex>
      )}
    </QueryView>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}

function Head({ item: { caseId, caseTitle, caseOrgName, caseReadable, orgName, status, statusName, planOn, plan, dueOn, overdue, createdByName, createdAt } }: { item: Adoption }) {
  return (
    <>
      <Flex justify="space-between" align="flex-start" gap={12}>
        <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
          {`${orgName}借鉴《${caseTitle}》`}
        </Typography.Title>
        <ToneTag tone={ADOPTION_TONES[status]} text={statusName} />
      </Flex>
      <Descriptions
        column={2}
        size="small"
        items={[
          { key: 'from', label: '案例组织', children: caseOrgName },
          { key: 'by', label: '发起', children: `${createdByName} · ${dateTimeText(createdAt)}` },
          { key: 'plan', label: '计划日期', children: dateText(planOn) },
          { key: 'due', label: '下次填报', children: dueOn ? `${dateText(dueOn)}${overdue ? '（已逾期）' : ''}` : '无' },
          { key: 'words', label: '借鉴计划', span: 2, children: plan || '未写' },
        ]}
      />
      <Flex gap={16}>
        {caseReadable && <Link to={`/cases/library/${caseId}`}>阅读案例</Link>}
        {caseReadable && <Link to={`/cases/adoptions/chain/${caseId}`}>这篇案例的借鉴链</Link>}
      </Flex>
    </>
  );
}
