import { memberFacts } from '@xianfeng/client-core';
import { EMPLOYMENT_CODES, membersApi, SENSITIVE_MEMBER_FIELDS, type MemberView, type RevealedMember, type SensitiveMemberField } from '@xianfeng/shared-types';
import { EyeOutlined } from '@ant-design/icons';
import { Button, Descriptions, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '@/shared/api';
import { dateTimeText } from '@/shared/format';
import { ReasonDialog } from '@/shared/ui';

const maskedOf = (member: MemberView): Record<SensitiveMemberField, string | null> => ({
  idNumber: member.maskedIdNumber,
  phone: member.maskedPhone,
  landline: member.maskedLandline,
  address: member.maskedAddress,
});

/** The roster's entry. Sensitive fields are masked until somebody entitled asks, and says why. */
export function MemberFacts({ member }: { member: MemberView }) {
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<RevealedMember>({});
  const reveal = useAction(membersApi.reveal, {
    onDone(values) {
      setRevealed(values);
      setAsking(false);
    },
  });
  const sensitive = Object.entries(SENSITIVE_MEMBER_FIELDS) as [SensitiveMemberField, string][];
  const facts = [...memberFacts(member), ...(member.employment ? [{ label: '从业状况', value: EMPLOYMENT_CODES[member.employment] }] : [])];
  return (
    <>
      <Descriptions column={{ xs: 1, lg: 2, xxl: 3 }} size="small" bordered styles={{ label: { width: 130 } }} items={facts.map(({ label, value }) => ({ key: label, label, children: value }))} />
      <Flex align="center" justify="space-between" style={{ margin: '20px 0 8px' }}>
        <h2 style={{ fontSize: 14, margin: 0 }}>证件与联系方式</h2>
        {member.allowedActions.includes('reveal') && (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            查看完整内容
          </Button>
        )}
      </Flex>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        size="small"
        bordered
        styles={{ label: { width: 130 } }}
        items={sensitive.map(([field, label]) => ({ key: field, label, children: (field in revealed ? revealed[field] : maskedOf(member)[field]) ?? '未登记' }))}
      />
      <Typography.Paragraph type="secondary" style={{ marginTop: 12 }}>
        最近更新：{dateTimeText(member.updatedAt)}
      </Typography.Paragraph>
      <ReasonDialog
        open={asking}
        title="查看证件与联系方式"
        label="查看原因"
        okText="查看"
        busy={reveal.isPending}
        onCancel={() => setAsking(false)}
        onOk={(reason) => reveal.mutate({ params: { id: member.id }, body: { fields: sensitive.map(([field]) => field), reason } })}
      >
        <Typography.Paragraph>本次查看会连同原因写入审计日志，本人和上级组织可以查询。</Typography.Paragraph>
      </ReasonDialog>
    </>
  );
}
