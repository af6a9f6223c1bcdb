import type { Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { fileAppeal, loadEntry } from '@/features/points/api';
import { EntryFacts } from '@/features/points/components/entry-facts';
import { useLoad, useMutation } from '@/shared/hooks';
import { replaceWith } from '@/shared/navigation';
import { Card, FormField, LoadedPage, PrimaryButton, SectionTitle, TextArea, textLength, toast } from '@/shared/ui';

const MAX = 300;

/** Says what is wrong with an entry. */
export function AppealForm({ entryId }: { entryId: Id }) {
  const state = useLoad(() => loadEntry(entryId), [entryId]);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const file = useMutation((key) => fileAppeal(entryId, reason.trim(), key), {
    onDone: ({ id }) => {
      toast.done('申诉已提交');
      replaceWith('appeal', { id });
    },
  });
  const submit = () => {
    const empty = textLength(reason) === 0;
    setMissing(empty);
    if (!empty) void file.run();
  };
  return (
    <LoadedPage state={state} skeleton="detail" footer={<PrimaryButton loading={file.running} onClick={submit}>提交申诉</PrimaryButton>}>
      {(entry) => (
        <>
          <SectionTitle title="对这笔积分" />
          <Card flush><EntryFacts entry={entry} /></Card>
          <SectionTitle title="申诉理由" />
          <Card>
            <FormField label="哪里不对，应该是多少" required hint="由规则的负责组织在期限内答复，答复会发给您" error={missing ? '请写明理由' : file.fieldErrors.reason}>
              <TextArea label="申诉理由" placeholder="例如：两项任务只记了一项" max={MAX} onChange={setReason} />
            </FormField>
          </Card>
        </>
      )}
    </LoadedPage>
  );
}
