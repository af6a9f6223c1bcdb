import { rulePreviewApi, type IsoMonth, type PreviewNewRuleBody, type RuleBookLine, type RulePreview } from '@xianfeng/shared-types';
import { Form, Select, type FormInstance } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { monthText } from '@/shared/format';
import { termsOf, type RuleValues } from './rule-form';
import { TrialFrame } from './trial-frame';
import { TrialOutcome } from './trial-outcome';

interface Props {
  form: FormInstance<RuleValues>;
  rules: readonly RuleBookLine[];
  openMonth: IsoMonth;
}

/** A rule that has given nothing yet is tried by how often another one was given. Nothing is saved. */
export function NewRuleTrial({ form, rules, openMonth }: Props) {
  const [likeCode, setLikeCode] = useState<string | null>(null);
  const [tried, setTried] = useState<{ result: RulePreview; body: PreviewNewRuleBody } | null>(null);
  const trial = useAction(rulePreviewApi.previewNew, { onDone: (result, { body }) => setTried({ result, body }) });
  const typed = Form.useWatch([], form) as RuleValues | undefined;
  const trialOf = (values: RuleValues): PreviewNewRuleBody => ({ ...termsOf(values), ownerOrgId: values.ownerOrgId, effectiveFrom: values.effectiveFrom, likeCode: likeCode ?? '' });
  const run = async () => {
    const values = await form.validateFields().catch(() => null);
    if (values) trial.mutate({ body: trialOf(values) });
  };
  return (
    <TrialFrame
      hint={`新规则还没有记录。选一条发生次数相近的规则作参照：假设${monthText(openMonth)}按它计的每一笔都另按新规则计分，看对归口组织内各单位的影响。不保存、不影响任何人。`}
      choice={
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="参照的规则"
          placeholder="参照的规则"
          style={{ flex: 1, minWidth: 0 }}
          value={likeCode}
          options={rules.map(({ code, current }) => ({ value: code, label: current.title }))}
          onChange={setLikeCode}
        />
      }
      empty="填好规则、选好参照后点击“试算”"
      busy={trial.isPending}
      disabled={!likeCode}
      outdated={Boolean(tried && typed && JSON.stringify(trialOf(typed)) !== JSON.stringify(tried.body))}
      onTry={() => void run()}
    >
      {tried && <TrialOutcome result={tried.result} entriesLabel="参照规则记录" />}
    </TrialFrame>
  );
}
