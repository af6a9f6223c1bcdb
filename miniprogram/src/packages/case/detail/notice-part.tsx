import { View } from '@tarojs/components';
import { caseReviewsApi, type CaseDetail } from '@xianfeng/shared-types';
import { useState } from 'react';
import { dateText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, NoticeBar, ReasonSheet, SectionTitle, StatusTag, toast } from '@/shared/ui';

const STATES = { open: '待答复', dismissed: '不成立', upheld: '成立' } as const;

/** The public notice of a case: until when, how to object, and what became of my objection. */
export function NoticePart({ item, onChanged }: { item: CaseDetail; onChanged: () => Promise<void> }) {
  const [objecting, setObjecting] = useState(false);
  const object = useMutation((idempotencyKey, text: string) => call(caseReviewsApi.object, { params: { id: item.id }, body: { text } }, { idempotencyKey }), {
    onDone: () => {
      setObjecting(false);
      toast.done('异议已提交');
      void onChanged();
    },
  });
  const { notice } = item;
  if (!notice) return null;
  return (
    <>
      {notice.state === 'open' && (
        <NoticeBar tone="gold" icon="clock">{`公示中：${dateText(notice.startsOn)}至${dateText(notice.endsOn)}（${notice.workingDays} 个工作日）。如有不实，可实名提出异议，仅办理人员可见。`}</NoticeBar>
      )}
      {item.allowedActions.includes('object') && <Button block icon="flag" onClick={() => setObjecting(true)}>提出异议</Button>}
      {notice.myObjections.length > 0 && <SectionTitle title="我的异议" />}
      {notice.myObjections.map(({ id, text, state, answer }) => (
        <Card key={id}>
          <StatusTag tone={state === 'open' ? 'gold' : 'grey'} text={STATES[state]} />
          <View>{text}</View>
          {answer && <View>{`答复：${answer}`}</View>}
        </Card>
      ))}
      <ReasonSheet
        open={objecting}
        title="提出异议"
        label="异议内容"
        hint="说明哪里不实、您是怎么知道的；将在公示期内答复您"
        confirmText="提交异议"
        loading={object.running}
        onConfirm={(text) => void object.run(text)}
        onClose={() => setObjecting(false)}
      />
    </>
  );
}
