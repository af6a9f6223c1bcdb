import { randomKey } from '@xianfeng/client-core';
import { pointsApi, type Id, type IsoDate } from '@xianfeng/shared-types';
import { Alert, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { messageOf, useAction, useApi } from '@/shared/api';
import { signedScore, today } from '@/shared/format';
import { MemberField, OrgField, useScope } from '@/shared/org';
import { DateField, showAtFields } from '@/shared/ui';

interface Values {
  ruleCode: string;
  orgId: Id;
  memberId?: Id;
  occurredOn: IsoDate;
  subject: string;
  evidenceNote: string;
}

/** Points that an officer enters with evidence; what is typed stays when the server refuses. */
export function AwardDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { orgId } = useScope();
  const [form] = Form.useForm<Values>();
  const [requestId, setRequestId] = useState(randomKey);
  const [problem, setProblem] = useState<string | null>(null);
  const award = useAction(pointsApi.award, {
    quiet: true,
    done: '已登记',
    refresh: [pointsApi.ledger],
    onDone: () => {
      setRequestId(randomKey());
      form.resetFields();
      onClose();
    },
  });
  const send = (values: Values) => {
    setProblem(null);
    award.mutate(
      { body: { ...values, requestId } },
      {
        onError: (error) => {
          showAtFields(form, error);
          setProblem(messageOf(error));
        },
      },
    );
  };
  return (
    <Modal open={open} title="登记积分" okText="登记" width={640} confirmLoading={award.isPending} onOk={() => form.submit()} onCancel={onClose} forceRender>
      <Typography.Paragraph type="secondary">登记后立即计入，党员能看到事由和佐证；登记有误的用冲销更正。</Typography.Paragraph>
      {problem && <Alert role="alert" type="error" showIcon title={problem} style={{ marginBottom: 16 }} />}
      <Form<Values> form={form} layout="vertical" initialValues={{ orgId, occurredOn: today() }} onValuesChange={(changed) => 'orgId' in changed && form.setFieldValue('memberId', undefined)} onFinish={send}>
        <AwardFields />
      </Form>
    </Modal>
  );
}

function AwardFields() {
  const form = Form.useFormInstance<Values>();
  const orgId = Form.useWatch('orgId', form);
  const occurredOn = Form.useWatch('occurredOn', form);
  const month = occurredOn?.slice(0, 7);
  const rules = useApi(pointsApi.rules, { query: { month } }, { enabled: Boolean(month), keep: true });
  const options = rules.data?.filter(({ awardMode }) => awardMode === 'officer').map(({ code, title, pointsCenti }) => ({ value: code, label: `${title}（${signedScore(pointsCenti)} 分）` }));
  return (
    <>
      <Form.Item name="orgId" label="组织" rules={[{ required: true, message: '请选择组织' }]}>
        <OrgField label="组织" />
      </Form.Item>
      <Form.Item name="memberId" label="党员" tooltip="不选则计入支部集体">
        <MemberField orgId={orgId} onOrg={(org) => form.setFieldValue('orgId', org.id)} placeholder="姓名；不选则计入支部集体" />
      </Form.Item>
      <Form.Item name="occurredOn" label="发生日期" rules={[{ required: true, message: '请选择发生日期' }]}>
        <DateField notAfter={today()} />
      </Form.Item>
      <Form.Item name="ruleCode" label="规则" rules={[{ required: true, message: '请选择规则' }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder="该日生效、由党务登记的规则" options={options} />
      </Form.Item>
      <Form.Item name="subject" label="事由" rules={[{ required: true, message: '请填写事由' }]}>
        <Input maxLength={200} placeholder="例如 11 月主题党日" />
      </Form.Item>
      <Form.Item name="evidenceNote" label="佐证" rules={[{ required: true, message: '请写明佐证材料及存放处' }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount placeholder="例如 会议记录第 12 号，存党委工作部" />
      </Form.Item>
    </>
  );
}
