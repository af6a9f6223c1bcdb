import { duesApi, type Id } from '@xianfeng/shared-types';
import { Alert, Form, Typography } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { messageOf, useAction, useApi } from '@/shared/api';
import { thisMonth } from '@/shared/format';
import { FormDialog } from '@/shared/ui';
import { Explanation } from '../parts/explanation';
import { bodyOf, factsOf, type FixValues } from './fix-facts';
import { FixFields } from './fix-fields';
import './fixing.css';

interface Props {
  /** Null: closed. */
  member: { id: Id; name: string } | null;
  orgId: Id;
  onClose: () => void;
}

/** Fixes what a member pays a month; the amount explains itself while the facts are typed. */
export function FixDialog({ member, orgId, onClose }: Props) {
  const fix = useAction(duesApi.fix, { quiet: true, done: '已核定', refresh: [duesApi.fixings, duesApi.memberFixings, duesApi.member, duesApi.branch, duesApi.overview] });
  const send = async (values: FixValues) => {
    const body = bodyOf(values);
    if (!body || !member) throw new Error('收入情况还没有填完整');
    await fix.mutateAsync({ params: { id: member.id }, body });
  };
  return (
    <FormDialog<FixValues>
      open={member !== null} title={member ? `核定${member.name}的党费` : ''} okText="核定" width={1040} initial={{ kind: 'wage', by: 'base', items: [{}], fromMonth: thisMonth() }}
      hint="每年年初核定一次，年内一般不变；确需调整的写明原因。基数只有本人、支部书记和党费管理员能看到。" submit={send} onClose={onClose}
    >
      <div className="fix-columns">
        <div>
          <FixFields orgId={orgId} />
        </div>
        <Outcome />
      </div>
    </FormDialog>
  );
}

/** What the facts typed so far come to. */
function Outcome() {
  const values = Form.useWatch([], Form.useFormInstance<FixValues>()) as FixValues | undefined;
  const facts = useMemo(() => (values ? factsOf(values) : null), [values]);
  const asked = useDeferredValue(facts);
  const month = values?.fromMonth;
  const reply = useApi(duesApi.assess, { body: { ...(asked ?? { kind: 'wage' }), month } }, { enabled: asked !== null, keep: true });
  return (
    <section aria-live="polite" aria-label="计算结果">
      <Typography.Title level={3} style={{ fontSize: 15 }}>计算结果</Typography.Title>
      {facts === null && <Typography.Text type="secondary">填写收入情况后，这里逐步列出计算过程和依据。</Typography.Text>}
      {facts !== null && reply.error && <Alert type="warning" showIcon title={messageOf(reply.error)} />}
      {facts !== null && !reply.error && reply.data && <Explanation explanation={reply.data} />}
    </section>
  );
}
