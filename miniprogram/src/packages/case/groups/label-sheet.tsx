import { View } from '@tarojs/components';
import { shareApi, type ShareGroup } from '@xianfeng/shared-types';
import { useRef } from 'react';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { FormField, PrimaryButton, Sheet, TextInput } from '@/shared/ui';

const LABEL_MAX = 30;

export interface LabelSheetProps {
  group: ShareGroup;
  onDone: (group: ShareGroup) => void;
  onClose: () => void;
}

/** The branch's own name for a group; it holds for all its cases. */
export function LabelSheet({ group, onDone, onClose }: LabelSheetProps) {
  const label = useRef(group.label);
  const save = useMutation((_key, text: string) => call(shareApi.labelGroup, { params: { id: group.id }, body: { label: text } }), { onDone });
  return (
    <Sheet open title="给群起名" onClose={onClose} footer={<PrimaryButton loading={save.running} onClick={() => void save.run(label.current.trim())}>保存</PrimaryButton>}>
      <View className="xf-sheet__inner">
        <FormField label="群名" hint="只在本支部使用，其他案例也显示这个名字" error={save.fieldErrors.label}>
          <TextInput label="群名" placeholder="如 网点党员群" initial={group.label} max={LABEL_MAX} onChange={(text) => { label.current = text; }} />
        </FormField>
      </View>
    </Sheet>
  );
}
