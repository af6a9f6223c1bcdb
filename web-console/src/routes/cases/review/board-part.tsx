import { groupFindings, pointsText, SAFETY_TONES } from '@xianfeng/client-core';
import { CASE_PARTS, casesApi, SAFETY_STATES, type ReviewBoard, type SafetyFinding } from '@xianfeng/shared-types';
import { UserAddOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Statistic, Typography } from 'antd';
import { useState } from 'react';
import { useApi } from '@/shared/api';
import { ToneTag } from '@/shared/ui';
import { type Comparison } from '../parts/similar';
import { SimilarList } from '../parts/similar-list';
import { AssignDialog } from './assign-dialog';
import { ScoreMatrix } from './score-matrix';

interface Props {
  board: ReviewBoard;
  onCompare: (comparison: Comparison) => void;
}

/** Scores and their spread, what is alike, and what the content check found. */
export function BoardPart({ board, onCompare }: Props) {
  const [assigning, setAssigning] = useState(false);
  const settings = useApi(casesApi.settings, {});
  const { reviews, averageHundredths, spreadHundredths, suggestion, similar, similarityExplanation, safetyFindings } = board;
  const mayAssign = board.case.allowedActions.includes('assign');
  return (
    <>
      {(reviews.length > 0 || mayAssign) && (
        <>
          <Flex justify="space-between" align="center" style={{ marginBottom: 8 }}>
            <h3 style={{ margin: 0 }}>盲审</h3>
            {mayAssign && (
              <Button size="small" icon={<UserAddOutlined />} onClick={() => setAssigning(true)}>
                安排评审员
              </Button>
            )}
          </Flex>
          {suggestion && <Alert type="warning" showIcon title={suggestion} style={{ marginBottom: 8 }} />}
          {averageHundredths !== null && (
            <Flex gap={32} style={{ marginBottom: 8 }}>
              <Statistic title="平均分" value={pointsText(averageHundredths)} />
              <Statistic title="最高与最低相差" value={pointsText(spreadHundredths ?? 0)} />
            </Flex>
          )}
          <ScoreMatrix board={board} />
        </>
      )}
      <h3>查重</h3>
      <SimilarList rows={similar} limitPercent={settings.data?.similarityPercent.value ?? 100} explanation={similarityExplanation} onOpen={onCompare} />
      <SafetyFindings rows={safetyFindings} />
      <AssignDialog open={assigning} board={board} onClose={() => setAssigning(false)} />
    </>
  );
}

/** What the content check said, one line for all parts of which it said the same. */
function SafetyFindings({ rows }: { rows: readonly SafetyFinding[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3>内容安全检查</h3>
      {groupFindings(rows).map(({ verdict, words, parts }) => (
        <Flex key={`${verdict} ${words}`} gap={8} align="baseline" style={{ marginBottom: 6 }}>
          <ToneTag tone={SAFETY_TONES[verdict]} text={SAFETY_STATES[verdict]} />
          <span>
            {parts.map((part) => CASE_PARTS[part]).join('、')}
            {words && <Typography.Text type="secondary">{`：${words}`}</Typography.Text>}
          </span>
        </Flex>
      ))}
    </>
  );
}
