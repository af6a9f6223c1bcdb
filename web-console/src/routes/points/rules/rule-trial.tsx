import { rulePreviewApi, type IsoMonth, type PreviewRuleBody, type RulePreview } from '@xianfeng/shared-types';
import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { monthText } from '@/shared/format';
import { termsOf, type RuleValues } from './rule-form';
import { TrialFrame } from './trial-frame';
import { TrialOutcome } from './trial-outcome';

interface Props {
  form: FormInstance<RuleValues>;
  code: string;
  openMonth: IsoMonth;
}

/** What the month would look like by the words in the editor. Nothing is saved. */
export function RuleTrial({ form, code, openMonth }: Props) {
  const [tried, setTried] = useState<{ result: RulePreview; body: PreviewRuleBody } | null>(null);
  const trial = useAction(rulePreviewApi.preview, { onDone: (result, { body }) => setTried({ result, body }) });
  const typed = Form.useWatch([], form) as RuleValues | undefined;
  const run = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values) trial.mutate({ params: { code }, body: trialOf(values) });
  };
  return (
    <TrialFrame
      hint={`用${monthText(openMonth)}的真实数据重算一遍，不保存、不影响任何人。`}
      empty="改好分值或上限后点击“试算”，查看对各单位的影响"
      busy={trial.isPending}
      outdated={Boolean(tried && typed && JSON.stringify(trialOf(typed)) !== JSON.stringify(tried.body))}
      onTry={() => void run()}
    >
      {tried && <TrialOutcome result={tried.result} entriesLabel="本规则记录" />}
    </TrialFrame>
  );
}

const trialOf = (values: RuleValues): PreviewRuleBody => ({ ...termsOf(values), status: values.status, effectiveFrom: values.effectiveFrom });
