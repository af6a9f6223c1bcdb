import { View } from '@tarojs/components';
import type { Adoption } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { Button, DateRow, FormField, Sheet, TextArea } from '@/shared/ui';

const PLAN_MAX = 1000;

export interface PlanSheetProps {
  open: boolean;
  adoption: Pick<Adoption, 'planOn' | 'plan'>;
  loading: boolean;
  onSave: (plan: { planOn: string; plan: string }) => void;
  onClose: () => void;
}

/** When the branch begins, and how. */
export const PlanSheet = (props: PlanSheetProps) => (props.open ? <OpenSheet {...props} /> : null);

function OpenSheet({ adoption, loading, onSave, onClose }: PlanSheetProps) {
  const [planOn, setPlanOn] = useState(adoption.planOn);
  const plan = useRef(adoption.plan);
  return (
    <Sheet open title="修改计划" onClose={onClose} footer={<Button block kind="primary" loading={loading} onClick={() => onSave({ planOn, plan: plan.current.trim() })}>保存</Button>}>
      <DateRow title="计划开始" value={planOn} onChange={setPlanOn} />
      <View className="xf-sheet__inner">
        <FormField label="打算怎么做">
          <TextArea rows={4} max={PLAN_MAX} initial={adoption.plan} label="打算怎么做" onChange={(text) => { plan.current = text; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
