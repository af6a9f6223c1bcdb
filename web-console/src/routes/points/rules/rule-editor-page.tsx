import { pointsApi, type IsoMonth, type PointRule, type RuleBookLine } from '@xianfeng/shared-types';
import { Alert, App, Button, Flex, Form } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { messageOf, ProblemError, useAction, useApi } from '@/shared/api';
import { monthText } from '@/shared/format';
import { ConsolePage, QueryView, Section, showAtFields } from '@/shared/ui';
import { useUnsavedForm } from '@/shared/unsaved';
import { RuleFields } from './rule-fields';
import { termsOf, valuesOf, type RuleValues } from './rule-form';
import { NewRuleTrial } from './new-rule-trial';
import { RuleTrial } from './rule-trial';
import { useFindings } from './use-findings';

const CHANGED = [pointsApi.ruleBook, pointsApi.ruleVersions, pointsApi.rules] as const;

/** A new rule or a new version of one: refused words are told while typing, the effect is tried on real data. */
export default function RuleEditorPage() {
  const { code } = useParams();
  const book = useApi(pointsApi.ruleBook, {});
  const line = book.data?.rules.find((rule) => rule.code === code);
  const latest = line && (line.coming ?? line.current);
  return (
    <ConsolePage
      title={code ? '修订规则' : '新建规则'}
      crumbs={[{ title: '积分规则', to: '/points/rules' }, ...(code ? [{ title: latest?.title ?? code, to: `/points/rules/${code}` }] : [])]}
    >
      <QueryView query={book}>
        {({ openMonth, rules }) => (code && !latest ? <Alert type="warning" showIcon title="没有这条规则，或不由您维护" /> : <Editor key={latest?.version} openMonth={openMonth} rules={rules} latest={latest ?? null} />)}
      </QueryView>
    </ConsolePage>
  );
}

function Editor({ openMonth, rules, latest }: { openMonth: IsoMonth; rules: readonly RuleBookLine[]; latest: PointRule | null }) {
  const [form] = Form.useForm<RuleValues>();
  const [problems, setProblems] = useState<string[]>([]);
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const typed = Form.useWatch([], form) as Partial<RuleValues> | undefined;
  const findings = useFindings(typed);
  const onError = (error: Error) => setProblems([messageOf(error), ...showAtFields(form, error)]);
  const open = (rule: PointRule) => void navigate(`/points/rules/${rule.code}`);
  const create = useAction(pointsApi.createRule, { quiet: true, done: '规则已建立', refresh: CHANGED, onDone: open });
  const revise = useAction(pointsApi.reviseRule, { quiet: true, done: '新版本已保存', refresh: CHANGED, onDone: open });

  const initial: Partial<RuleValues> = latest ? valuesOf(latest, openMonth) : { effectiveFrom: openMonth, status: 'active', sourceArticle: '' };
  useUnsavedForm(form, initial, create.isPending || revise.isPending);

  const send = (values: RuleValues) => {
    setProblems([]);
    const { effectiveFrom, status, code, ownerOrgId } = values;
    const saved = latest
      ? revise.mutateAsync({ params: { code: latest.code }, body: { ...termsOf(values), effectiveFrom, status, basedOnVersion: latest.version } })
      : create.mutateAsync({ body: { ...termsOf(values), code, ownerOrgId, effectiveFrom } });
    return saved.catch((error: Error) => {
      onError(error instanceof ProblemError && error.code === 'conflict.version' ? new Error('他人已修订这条规则，请返回规则页查看最新版本后再改') : error);
    });
  };
  const ask = (values: RuleValues) =>
    modal.confirm({
      title: latest ? (values.status === 'retired' ? '停用这条规则？' : `保存为第 ${latest.version + 1} 版？`) : '建立这条规则？',
      content: `自${monthText(values.effectiveFrom)}起${values.status === 'retired' && latest ? '不再计分' : '按此计分'}，已登记的积分和以前的月份不变。`,
      okText: '确定',
      onOk: () => send(values),
    });

  return (
    <Flex gap={16} align="flex-start" wrap>
      <Section title={latest ? `第 ${latest.version + 1} 版` : '规则内容'} style={{ flex: '1 1 520px', minWidth: 0 }}>
        <Form<RuleValues>
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={ask}
          scrollToFirstError
        >
          {problems.length > 0 && <Alert role="alert" type="error" showIcon style={{ marginBottom: 16 }} title={problems[0]} description={problems.slice(1).join('；') || undefined} />}
          <RuleFields openMonth={openMonth} creating={!latest} findings={findings} />
          <Flex gap={8} justify="flex-end">
            <Button onClick={() => void navigate(latest ? `/points/rules/${latest.code}` : '/points/rules')}>取消</Button>
            <Button type="primary" htmlType="submit" disabled={findings.length > 0} loading={create.isPending || revise.isPending}>
              保存
            </Button>
          </Flex>
        </Form>
      </Section>
      <Section title="试算" style={{ flex: '1 1 520px', minWidth: 0 }}>
        {latest ? <RuleTrial form={form} code={latest.code} openMonth={openMonth} /> : <NewRuleTrial form={form} rules={rules} openMonth={openMonth} />}
      </Section>
    </Flex>
  );
}
