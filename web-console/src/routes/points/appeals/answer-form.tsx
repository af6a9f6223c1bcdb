import { scoreText } from '@xianfeng/client-core';
import { pointsApi, type PointAppeal } from '@xianfeng/shared-types';
import { Alert, App, Button, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { messageOf, useAction } from '@/shared/api';
import { useDraft } from '@/shared/draft';
import { Section, showAtFields } from '@/shared/ui';

interface Values {
  outcome?: 'upheld' | 'dismissed';
  correctedCenti?: number | null;
  text?: string;
}

/** The answer to an appeal; what is typed stays with the appeal while the officer looks at another one. */
export function AnswerForm({ appeal }: { appeal: PointAppeal }) {
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [draft, setDraft, clear] = useDraft<Values>(`appeal.${appeal.id}`, {});
  const [problem, setProblem] = useState<string | null>(null);
  const outcome = Form.useWatch('outcome', form) ?? draft.outcome;
  const answer = useAction(pointsApi.answerAppeal, {
    quiet: true,
    done: '已答复，申诉人会收到通知',
    refresh: [pointsApi.appealDetail, pointsApi.appeals, pointsApi.ledger, pointsApi.entry],
    onDone: clear,
  });
  const send = ({ text = '', correctedCenti, outcome }: Values) => {
    if (!outcome) return undefined;
    setProblem(null);
    const corrected = outcome === 'upheld' ? { correctedCenti: Math.round((correctedCenti ?? 0) * 100) } : {};
    return answer.mutateAsync({ params: { id: appeal.id }, body: { outcome, text: text.trim(), version: appeal.version, ...corrected } }).catch((error: Error) => {
      showAtFields(form, error);
      setProblem(messageOf(error));
    });
  };
  const ask = (values: Values) =>
    modal.confirm({
      title: outcome === 'upheld' ? '认定申诉成立？' : '认定申诉不成立？',
      content:
        outcome === 'upheld'
          ? `原记录 ${scoreText(appeal.entry.deltaCenti)} 分将冲销，${values.correctedCenti ? `更正为 ${values.correctedCenti} 分` : '不再计分'}；已结账的月份不变，更正计入当前月份。`
          : '积分不变，答复内容发给申诉人。',
      okText: '提交答复',
      onOk: () => send(values),
    });
  return (
    <Section title="答复">
      {problem && <Alert role="alert" type="error" showIcon title={problem} style={{ marginBottom: 16 }} />}
      <Form<Values> form={form} layout="vertical" initialValues={draft} onValuesChange={(_, values) => setDraft(values)} onFinish={ask}>
        <Form.Item name="outcome" label="处理结果" rules={[{ required: true, message: '请选择处理结果' }]}>
          <Radio.Group
            options={[
              { value: 'upheld', label: '申诉成立' },
              { value: 'dismissed', label: '申诉不成立' },
            ]}
          />
        </Form.Item>
        {outcome === 'upheld' && (
          <Form.Item
            name="correctedCenti"
            label="更正后的分值"
            extra={`原为 ${scoreText(appeal.entry.deltaCenti)} 分；填 0 表示全部冲销`}
            rules={[{ required: true, message: '请填写更正后的分值，最多两位小数' }]}
          >
            <InputNumber precision={2} min={-100} max={100} step={0.5} suffix="分" style={{ width: 160 }} />
          </Form.Item>
        )}
        <Form.Item name="text" label="答复内容" extra="会发给申诉人" rules={[{ required: true, whitespace: true, message: '请写明核实情况和依据' }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={500} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          提交答复
        </Button>
      </Form>
    </Section>
  );
}
