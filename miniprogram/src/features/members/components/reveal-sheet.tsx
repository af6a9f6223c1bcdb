import { View } from '@tarojs/components';
import { SENSITIVE_MEMBER_FIELDS, type Id, type RevealedMember, type SensitiveMemberField } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { FormField, NoticeBar, PrimaryButton, Sheet, SwitchRow, TextInput, textLength } from '@/shared/ui';
import { revealMember } from '../api';
import './reveal-sheet.scss';

interface RevealSheetProps {
  memberId: Id;
  open: boolean;
  onClose: () => void;
  onRevealed: (values: RevealedMember) => void;
}

const FIELDS = Object.keys(SENSITIVE_MEMBER_FIELDS) as SensitiveMemberField[];

/** Asks what is to be seen and why; the server writes it down. */
export function RevealSheet({ memberId, open, onClose, onRevealed }: RevealSheetProps) {
  const [fields, setFields] = useState<SensitiveMemberField[]>(['phone']);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const reveal = useMutation(() => revealMember(memberId, fields, reason.trim()), { onDone: onRevealed });
  const submit = () => {
    const problem = fields.length === 0 ? '请至少选择一项' : textLength(reason) === 0 ? '请写明用途' : undefined;
    setError(problem);
    if (!problem) void reveal.run();
  };
  return (
    <Sheet open={open} title="查看敏感信息" onClose={onClose} footer={<PrimaryButton loading={reveal.running} onClick={submit}>查看并留痕</PrimaryButton>}>
      <View className="xf-reveal">
        <NoticeBar tone="gold">查看人、时间、内容和用途都会记入审计日志。</NoticeBar>
        {FIELDS.map((field) => (
          <SwitchRow
            key={field}
            title={SENSITIVE_MEMBER_FIELDS[field]}
            on={fields.includes(field)}
            onChange={(on) => setFields(on ? [...fields, field] : fields.filter((one) => one !== field))}
          />
        ))}
        <FormField label="用途" required error={error ?? reveal.fieldErrors.reason}>
          <TextInput label="用途" placeholder="例如：联系参加支部大会" max={100} onChange={setReason} />
        </FormField>
      </View>
    </Sheet>
  );
}
