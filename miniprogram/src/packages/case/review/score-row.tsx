import { gradeOf, GRADES } from '@xianfeng/client-core';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ChipGroup } from '@/features/cases/components/chip-group';
import { Button, Card, FormField, TextArea } from '@/shared/ui';

const COMMENT_MAX = 500;

export interface ScoreRowProps {
  name: string;
  weightPercent: number;
  commentBelow: number;
  value: { score: number; comment: string } | null;
  onChange: (value: { score: number; comment: string }) => void;
}

const CHOICES = GRADES.map(({ text }, index) => ({ key: String(index), text }));

/** One criterion: a grade in one tap, then single points. Large targets instead of a slider, which shaking hands miss. */
export function ScoreRow({ name, weightPercent, commentBelow, value, onChange }: ScoreRowProps) {
  const [writing, setWriting] = useState(false);
  const set = (score: number) => onChange({ score: Math.min(100, Math.max(0, score)), comment: value?.comment ?? '' });
  return (
    <Card>
      <View className="score-row__head">
        <View>{`${name}（权重 ${weightPercent}%）`}</View>
        <View className="score-row__score">{value ? `${value.score} 分` : '未评'}</View>
      </View>
      <ChipGroup items={CHOICES} current={value ? String(gradeOf(value.score)) : null} onPick={(key) => set(GRADES[Number(key)].score)} />
      {value && (
        <View className="score-row__steps">
          {[-5, -1, 1, 5].map((step) => <Button key={step} block onClick={() => set(value.score + step)} label={`${name} ${step > 0 ? '加' : '减'} ${Math.abs(step)} 分`}>{step > 0 ? `+${step}` : String(step)}</Button>)}
        </View>
      )}
      {value && !writing && value.score >= commentBelow && <Button kind="text" icon="edit" onClick={() => setWriting(true)} label={`${name}写说明`}>写说明</Button>}
      {value && (writing || value.score < commentBelow) && (
        <FormField label="说明" required={value.score < commentBelow} hint={value.score < commentBelow ? `低于 ${commentBelow} 分须说明理由` : undefined}>
          <TextArea
            rows={2}
            max={COMMENT_MAX}
            label={`${name}说明`}
            onChange={(comment) => {
              setWriting(true);
              onChange({ score: value.score, comment });
            }}
          />
        </FormField>
      )}
    </Card>
  );
}
