import { View } from '@tarojs/components';
import { adoptionsApi, type LibraryDetail } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { dateOf } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call, ProblemError } from '@/shared/request';
import { Button, DateRow, FormField, Sheet, TextArea, toast } from '@/shared/ui';

const WEEK_MS = 7 * 86_400_000;
const PLAN_MAX = 1000;

export interface AdoptSheetProps {
  open: boolean;
  library: LibraryDetail;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/** 借鉴: when my branch begins, and how if that is known already. */
export const AdoptSheet = (props: AdoptSheetProps) => (props.open ? <OpenSheet {...props} /> : null);

function OpenSheet({ library, onClose, onChanged }: AdoptSheetProps) {
  const [planOn, setPlanOn] = useState(() => dateOf(Date.now() + WEEK_MS));
  const plan = useRef('');
  const openAdoption = (id: string) => {
    onClose();
    void onChanged();
    go('caseAdopt', { id });
  };
  const create = useMutation(
    (idempotencyKey, body: { planOn: string; plan: string }) => call(adoptionsApi.create, { params: { id: library.id }, body }, { idempotencyKey }),
    {
      onDone: ({ id }) => {
        toast.done('已列入借鉴计划');
        openAdoption(id);
      },
      onError: (error) => {
        const existing = error instanceof ProblemError && error.code === 'adoption.exists' && error.meta.adoptionId;
        if (typeof existing === 'string') openAdoption(existing);
        return typeof existing === 'string';
      },
    },
  );
  return (
    <Sheet
      open
      title="借鉴到本支部"
      onClose={onClose}
      footer={<Button block kind="primary" loading={create.running} onClick={() => void create.run({ planOn, plan: plan.current.trim() })}>列入计划</Button>}
    >
      <DateRow title="计划开始" value={planOn} from={dateOf(Date.now())} onChange={setPlanOn} />
      <View className="xf-sheet__inner">
        <FormField label="打算怎么做" hint="可以先空着。到期会提醒填写成效，以后还可补充">
          <TextArea rows={3} max={PLAN_MAX} label="打算怎么做" onChange={(text) => { plan.current = text; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
