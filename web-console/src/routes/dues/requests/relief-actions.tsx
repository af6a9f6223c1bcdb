import { duesApi, type DecideReliefBody, type DuesRelief, type EndReliefBody, type StudyReliefBody } from '@xianfeng/shared-types';
import { Button, Flex, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { thisMonth, today } from '@/shared/format';
import { DateField, FormDialog } from '@/shared/ui';
import { MonthField } from '../parts/month-field';

type Act = 'study' | 'decide' | 'end';
const WORDS: Record<Act, string> = { study: '登记支部研究结果', decide: '审批', end: '提前终止' };
const OPINION = [{ required: true, whitespace: true, message: '请填写意见' }];

/** The step that the officer may take, each with its words. */
export function ReliefActions({ relief: { id, version, allowedActions } }: { relief: DuesRelief }) {
  const [act, setAct] = useState<Act | null>(null);
  const options = { quiet: true, done: '已办理', refresh: [duesApi.reliefs, duesApi.member, duesApi.branch] };
  const [study, decide, end] = [useAction(duesApi.studyRelief, options), useAction(duesApi.decideRelief, options), useAction(duesApi.endRelief, options)];
  const acts = (['study', 'decide', 'end'] as const).filter((action) => allowedActions.includes(action));
  const close = () => setAct(null);
  if (acts.length === 0) return null;
  return (
    <Flex gap={8}>
      {acts.map((action) => <Button key={action} type={action === 'end' ? 'default' : 'primary'} onClick={() => setAct(action)}>{WORDS[action]}</Button>)}
      <FormDialog<Omit<StudyReliefBody, 'version'>>
        open={act === 'study'} title="登记支部研究结果" okText="登记" initial={{ agree: true, meetingOn: today() }} hint="支部同意后报上一级党委批准；不同意的，申请到此为止，本人能看到意见。"
        submit={(body) => study.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}
      >
        <Form.Item name="agree" label="支部意见"><Radio.Group options={[{ value: true, label: '同意' }, { value: false, label: '不同意' }]} /></Form.Item>
        <Form.Item name="meetingOn" label="研究日期" rules={[{ required: true, message: '请选择日期' }]}><DateField notAfter={today()} /></Form.Item>
        <Form.Item name="opinion" label="研究意见" rules={OPINION}><Input.TextArea rows={3} maxLength={500} showCount placeholder="例如 支委会研究，情况属实，同意少交" /></Form.Item>
      </FormDialog>
      <FormDialog<Omit<DecideReliefBody, 'version'>>
        open={act === 'decide'} title="审批少交免交" okText="提交" initial={{ approve: true }} hint="批准后，期间的应交金额随之调整，本人和支部都会收到通知。"
        submit={(body) => decide.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}
      >
        <Form.Item name="approve" label="决定"><Radio.Group options={[{ value: true, label: '批准' }, { value: false, label: '不批准' }]} /></Form.Item>
        <Form.Item name="opinion" label="意见" rules={OPINION}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
      </FormDialog>
      <FormDialog<Omit<EndReliefBody, 'version'>>
        open={act === 'end'} title="提前终止少交免交" okText="终止" danger initial={{ toMonth: thisMonth() }} submit={(body) => end.mutateAsync({ params: { id }, body: { ...body, version } })} onClose={close}
      >
        <Form.Item name="toMonth" label="执行到哪个月为止" rules={[{ required: true, message: '请选择月份' }]}><MonthField /></Form.Item>
        <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}><Input.TextArea rows={2} maxLength={500} showCount /></Form.Item>
      </FormDialog>
    </Flex>
  );
}
