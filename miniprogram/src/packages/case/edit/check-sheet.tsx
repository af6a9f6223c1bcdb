import { View } from '@tarojs/components';
import { CASE_PARTS, casesApi, type CaseCheck, type CasePart } from '@xianfeng/shared-types';
import { useRef } from 'react';
import { SimilarCases } from '@/features/cases/components/similar-cases';
import { useMutation } from '@/shared/hooks';
import { replaceWith } from '@/shared/navigation';
import { call } from '@/shared/request';
import { askToNotify } from '@/shared/session';
import { a11y, Button, FormField, Icon, NoticeBar, SectionTitle, Sheet, TextArea, toast } from '@/shared/ui';

export interface CheckSheetProps {
  caseId: string;
  check: CaseCheck | null;
  /** Percent from which a likeness must be explained. */
  limitPercent: number;
  onClose: () => void;
  /** Shows the part that a fault speaks of. */
  onJump: (part: CasePart) => void;
  onSubmitted: () => void;
}

/** What stands between the draft and its submission; then the submission itself. */
export function CheckSheet({ caseId, check, limitPercent, onClose, onJump, onSubmitted }: CheckSheetProps) {
  const explanation = useRef('');
  const submit = useMutation(
    async (idempotencyKey, version: number, similarityExplanation: string | undefined, asked: Promise<unknown>) => {
      await asked;
      return call(casesApi.submit, { params: { id: caseId }, body: { version, similarityExplanation } }, { idempotencyKey });
    },
    {
      onDone: () => {
        onSubmitted();
        toast.done('已提交');
        replaceWith('caseDetail', { id: caseId });
      },
    },
  );
  const send = () => {
    const asked = askToNotify(['case']);
    if (!check) return;
    const reason = explanation.current.trim();
    if (check.similarityExplanationNeeded && !reason) toast.info('请说明与已有案例相似的原因');
    else void submit.run(check.version, reason || undefined, asked);
  };
  const footer = check?.ready
    ? <Button block kind="primary" loading={submit.running} onClick={send}>提交支部初审</Button>
    : <Button block onClick={onClose}>去修改</Button>;
  return (
    <Sheet open={check !== null} title="提交前检查" onClose={onClose} footer={footer}>
      {check && (
        <View className="edit__sheet">
          {check.ready ? <NoticeBar tone="green" icon="check-circle">{`内容完整，正文 ${check.wordCount} 字`}</NoticeBar> : <NoticeBar tone="red">{`还有 ${check.faults.length} 处需要补充`}</NoticeBar>}
          {check.faults.map(({ part, message }) => <Point key={part + message} icon="close-circle" tone="red" text={message} onClick={() => onJump(part)} />)}
          {check.warnings.map(({ part, message }) => <Point key={part + message} icon="alert" tone="gold" text={`${CASE_PARTS[part]}：${message}`} onClick={() => onJump(part)} />)}
          <SectionTitle title="查重" />
          <SimilarCases rows={check.similar} limitPercent={limitPercent} />
          {check.similarityExplanationNeeded && (
            <FormField label="相似说明" required hint="评审员会看到，例如同一项目的续篇">
              <TextArea rows={3} max={500} label="相似说明" onChange={(text) => { explanation.current = text; }} />
            </FormField>
          )}
        </View>
      )}
    </Sheet>
  );
}

function Point({ icon, tone, text, onClick }: { icon: 'close-circle' | 'alert'; tone: 'red' | 'gold'; text: string; onClick: () => void }) {
  return (
    <View className="edit__fault xf-tappable" onClick={onClick} {...a11y('button')}>
      <Icon name={icon} tone={tone} size="small" />
      <View className="edit__fault-text">{text}</View>
      <Icon name="right" tone="grey" size="small" />
    </View>
  );
}
