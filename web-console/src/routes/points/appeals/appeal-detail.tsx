import { APPEAL_TONES, appealSteps, dueText, scoreText } from '@xianfeng/client-core';
import { APPEAL_STATUS_LABELS, pointsApi, type Id, type PointAppeal } from '@xianfeng/shared-types';
import { Flex, Typography } from 'antd';
import { useApi } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { Course, QueryView, Section, ToneTag } from '@/shared/ui';
import { EntryFacts } from '../parts/entry-facts';
import { AnswerForm } from './answer-form';

/** What is contested, the entry behind it, the answer, and the course of things. */
export function AppealDetail({ id }: { id: Id }) {
  const query = useApi(pointsApi.appealDetail, { params: { id } });
  return (
    <QueryView query={query}>
      {(appeal) => (
        <Flex vertical gap={16}>
          <Section title={`${appeal.member.name}的申诉`} extra={<State appeal={appeal} />}>
            <Typography.Paragraph style={{ fontSize: 15, whiteSpace: 'pre-wrap', marginBottom: 0 }}>{appeal.reason}</Typography.Paragraph>
          </Section>
          <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(400px, 1fr))', gap: 16, alignItems: 'start' }}>
            <Section title="所涉积分">
              <EntryFacts entry={appeal.entry} />
            </Section>
            {appeal.allowedActions.includes('answer') ? <AnswerForm appeal={appeal} /> : <Answer appeal={appeal} />}
          </div>
          <Section title="办理经过">
            <Course steps={appealSteps(appeal)} />
          </Section>
        </Flex>
      )}
    </QueryView>
  );
}

function State({ appeal }: { appeal: PointAppeal }) {
  const state = appeal.status === 'open' ? dueText(appeal) : { tone: APPEAL_TONES[appeal.status], text: APPEAL_STATUS_LABELS[appeal.status] };
  return <ToneTag {...state} />;
}

function Answer({ appeal: { answer, status } }: { appeal: PointAppeal }) {
  return (
    <Section title="答复">
      {answer ? (
        <>
          <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{answer.text}</Typography.Paragraph>
          {answer.correctedCenti !== null && <Typography.Paragraph>{`更正后的分值：${scoreText(answer.correctedCenti)} 分`}</Typography.Paragraph>}
          <Typography.Text type="secondary">{`${answer.by} · ${dateTimeText(answer.at)}`}</Typography.Text>
        </>
      ) : (
        <Typography.Text type="secondary">{status === 'open' ? '本人的申诉须由其他负责同志答复。' : '申诉人已撤回，无需答复。'}</Typography.Text>
      )}
    </Section>
  );
}
