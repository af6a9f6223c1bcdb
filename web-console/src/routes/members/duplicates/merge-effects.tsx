import { MERGE_EFFECTS, type MemberMerge, type MergeEffect } from '@xianfeng/shared-types';
import { Descriptions, Flex, Typography } from 'antd';
import { scoreText } from '@/shared/format';

/** Points come in hundredths. */
const amountOf = ({ kind, total }: MergeEffect): string => `${kind === 'points' ? scoreText(total) : total} ${MERGE_EFFECTS[kind].unit}`;

/** What goes over to the record that stays. */
export function MergeEffects({ merge: { member, effects } }: { merge: MemberMerge }) {
  return (
    <Flex vertical gap={12}>
      <Typography.Text>
        保留{member.org.name}的{member.name}（{member.maskedIdNumber}）。另一条记录并入后不再出现在名册中，不能撤销。
      </Typography.Text>
      {effects.length === 0 ? (
        <Typography.Text type="secondary">另一条记录没有职务、案例、积分等内容。</Typography.Text>
      ) : (
        <Descriptions
          column={1}
          size="small"
          bordered
          styles={{ content: { textAlign: 'right', whiteSpace: 'nowrap' } }}
          items={effects.map((effect) => ({ key: effect.kind, label: MERGE_EFFECTS[effect.kind].label, children: amountOf(effect) }))}
        />
      )}
    </Flex>
  );
}
