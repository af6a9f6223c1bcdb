import { gradeOf, GRADES } from '@xianfeng/client-core';
import type { WeightedCriterion } from '@xianfeng/shared-types';
import { Flex, Input, InputNumber, Segmented, Typography } from 'antd';

const COMMENT_MAX = 1000;
/** Marks none of the grades. */
const NO_GRADE = -1;

interface Row {
  score: number;
  comment: string;
}

interface Props {
  criterion: WeightedCriterion;
  /** A score below needs its reason. */
  commentBelow: number;
  /** Null: not judged yet. */
  value: Row | null;
  onChange: (value: Row) => void;
}

/** One criterion: a grade by one click, the exact points beside it, and the reason where the score is low. */
export function CriterionField({ criterion: { name, weightPercent }, commentBelow, value, onChange }: Props) {
  const low = value !== null && value.score < commentBelow;
  const set = (change: Partial<Row>) => onChange({ score: 0, comment: '', ...value, ...change });
  return (
    <fieldset className="criterion">
      <legend>
        {name}
        <Typography.Text type="secondary">（权重 {weightPercent}%）</Typography.Text>
      </legend>
      <Flex gap={8} align="center" justify="space-between">
        <Segmented
          aria-label={`${name}等次`}
          size="small"
          value={value ? gradeOf(value.score) : NO_GRADE}
          options={GRADES.map(({ text }, index) => ({ value: index, label: text }))}
          onChange={(grade) => set({ score: GRADES[grade].score })}
        />
        <InputNumber aria-label={`${name}得分`} min={0} max={100} precision={0} value={value?.score ?? null} suffix="分" onChange={(score) => score !== null && set({ score })} style={{ width: 104 }} />
      </Flex>
      {value && (
        <Input.TextArea
          aria-label={`${name}说明`}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={COMMENT_MAX}
          status={low && !value.comment.trim() ? 'error' : undefined}
          value={value.comment}
          placeholder={low ? `低于 ${commentBelow} 分，请写明理由` : '说明（可不填）'}
          onChange={(event) => set({ comment: event.target.value })}
          style={{ marginTop: 6 }}
        />
      )}
    </fieldset>
  );
}
