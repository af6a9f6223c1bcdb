import { randomKey } from '@xianfeng/client-core';
import { AWARD_MEMBERS_MAX, pointsApi, type Id, type IsoDate, type PointEntry } from '@xianfeng/shared-types';
import { App, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { signedScore, today } from '@/shared/format';
import { MembersField, OrgField, useScope } from '@/shared/org';
import { DateField, FormDialog } from '@/shared/ui';

interface Values {
  orgId: Id;
  /** Members each, or the branch as a whole. */
  to: 'members' | 'branch';
  memberIds?: Id[];
  occurredOn: IsoDate;
  ruleCode: string;
  subject: string;
  evidenceNote: string;
}

const REFRESH = [pointsApi.ledger];

/** Points that an officer enters with evidence, for those who were there or for the branch as a whole. */
export function AwardDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { orgId } = useScope();
  const { message } = App.useApp();
  // Sent again after a lost answer it is the same entry.
  const [requestId, setRequestId] = useState(randomKey);
  const toBranch = useAction(pointsApi.award, { quiet: true, refresh: REFRESH });
  const toMembers = useAction(pointsApi.awardMany, { quiet: true, refresh: REFRESH });
  const send = async ({ to, memberIds = [], ...fact }: Values) => {
    const body = { ...fact, requestId };
    const entries = to === 'branch' ? [await toBranch.mutateAsync({ body })] : await toMembers.mutateAsync({ body: { ...body, memberIds } });
    setRequestId(randomKey());
    void message.success(doneText(entries));
  };
  return (
    <FormDialog<Values>
      open={open}
      title="登记积分"
      okText="登记"
      width={720}
      hint="登记后立即计入，党员能看到事由和佐证；登记有误的用冲销更正。"
      initial={{ orgId, to: 'members', memberIds: [], occurredOn: today() }}
      onChange={(changed, form) => 'orgId' in changed && form.setFieldValue('memberIds', [])}
      submit={send}
      onClose={onClose}
    >
      <AwardFields />
    </FormDialog>
  );
}

/** What came of it, with those who got less than the rule gives. */
function doneText(entries: PointEntry[]): string {
  const capped = entries.filter(({ reason }) => reason !== null).length;
  const done = entries[0]?.member ? `已为 ${entries.length} 名党员登记` : '已登记';
  return capped > 0 ? `${done}，其中 ${capped} 笔已达本月上限，按上限计分` : done;
}

function AwardFields() {
  const form = Form.useFormInstance<Values>();
  const orgId = Form.useWatch('orgId', form);
  const to = Form.useWatch('to', form);
  const occurredOn = Form.useWatch('occurredOn', form);
  const month = occurredOn?.slice(0, 7);
  const rules = useApi(pointsApi.rules, { query: { month } }, { enabled: Boolean(month), keep: true });
  const options = rules.data?.filter(({ awardMode }) => awardMode === 'officer').map(({ code, title, pointsCenti }) => ({ value: code, label: `${title}（${signedScore(pointsCenti)} 分）` }));
  return (
    <>
      <Form.Item name="orgId" label="组织" rules={[{ required: true, message: '请选择组织' }]}>
        <OrgField label="组织" />
      </Form.Item>
      <Form.Item name="to" label="计入">
        <Radio.Group options={[{ value: 'members', label: '党员个人（可多选）' }, { value: 'branch', label: '支部集体' }]} />
      </Form.Item>
      {to !== 'branch' && (
        <Form.Item
          name="memberIds"
          label="党员"
          rules={[
            { required: true, type: 'array', min: 1, message: '请至少选择 1 名党员' },
            { type: 'array', max: AWARD_MEMBERS_MAX, message: `一次最多为 ${AWARD_MEMBERS_MAX} 名党员登记` },
          ]}
        >
          <MembersField orgId={orgId} />
        </Form.Item>
      )}
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
