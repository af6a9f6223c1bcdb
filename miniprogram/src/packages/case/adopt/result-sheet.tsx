import { View } from '@tarojs/components';
import type { EffectNumber } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import { Button, FormField, Sheet, TextArea, TextInput, toast } from '@/shared/ui';
import './adopt.scss';

const DONE_MAX = 2000;
const EFFECTS_MAX = 5;
const EMPTY: EffectNumber = { name: '', before: '', after: '', unit: '' };

export interface ResultSheetProps {
  open: boolean;
  title: string;
  loading: boolean;
  onSave: (result: { done: string; effects: EffectNumber[] }) => void;
  onClose: () => void;
}

/** What was done and what it changed, in numbers where there are some. */
export const ResultSheet = (props: ResultSheetProps) => (props.open ? <OpenSheet {...props} /> : null);

function OpenSheet({ title, loading, onSave, onClose }: ResultSheetProps) {
  const done = useRef('');
  const effects = useRef<EffectNumber[]>([{ ...EMPTY }]);
  const [rows, setRows] = useState(1);
  const save = () => {
    const filled = effects.current.filter(({ name, after }) => name.trim() && after.trim());
    const half = effects.current.some(({ name, after }) => Boolean(name.trim()) !== Boolean(after.trim()));
    if (!done.current.trim()) toast.info('请填写做了什么');
    else if (half) toast.info('每项成效请填写名称和现在的数值');
    else onSave({ done: done.current.trim(), effects: filled });
  };
  const add = () => {
    effects.current.push({ ...EMPTY });
    setRows(rows + 1);
  };
  const field = (index: number, name: keyof EffectNumber, placeholder: string) => (
    <TextInput max={20} placeholder={placeholder} label={`第 ${index + 1} 项 ${placeholder}`} onChange={(value) => { effects.current[index][name] = value; }} />
  );
  return (
    <Sheet open title={title} onClose={onClose} footer={<Button block kind="primary" loading={loading} onClick={save}>提交，等待确认</Button>}>
      <View className="xf-sheet__inner">
        <FormField label="做了什么" required hint="几句话即可，写清与原案例的不同">
          <TextArea rows={4} max={DONE_MAX} label="做了什么" onChange={(text) => { done.current = text; }} />
        </FormField>
        <FormField label="成效（可不填）" hint="例：平均等候 18 → 7 分钟">
          {Array.from({ length: rows }).map((_, index) => (
            <View key={index} className="effect">
              {field(index, 'name', '名称')}
              <View className="effect__numbers">
                {field(index, 'before', '原来')}
                {field(index, 'after', '现在')}
                {field(index, 'unit', '单位')}
              </View>
            </View>
          ))}
          {rows < EFFECTS_MAX && <Button kind="text" icon="plus" onClick={add}>再加一项</Button>}
        </FormField>
      </View>
    </Sheet>
  );
}
